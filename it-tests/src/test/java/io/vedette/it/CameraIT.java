package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is promised about a camera: it alerts, it comes back, nothing is forgotten. */
class CameraIT {

    private static final String LINE =
            ",\"clip\":{\"before\":1,\"after\":1},\"rules\":[{\"id\":\"gate\","
                    + "\"type\":\"line-crossing\",\"points\":[[0,0.5],[1,0.5]],\"params\":{}}]";

    @TempDir static Path folder;
    private static RtspPeer peer;
    private static ServerProcess server;
    private static Cameras cameras;

    @BeforeAll
    static void start() {
        peer = new RtspPeer(Needed.shared("clips/intel-car-detection.mp4"), 6, folder).on();
        server = ServerProcess.in(folder.resolve("data of \"yard\" 1")).start();
        cameras = new Cameras(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (peer != null) {
            peer.close();
        }
    }

    @Test
    void aCameraAlertsAndEverythingIsThereAfterAKill() throws IOException {
        cameras.add("gate", peer.uri(), LINE);
        cameras.await("gate", "live");

        JsonNode alert =
                cameras.awaitAlerts("gate", all -> !all.isEmpty() && all.get(0).hasNonNull("clip"))
                        .get(0);
        assertThat(alert.get("type").asText()).isEqualTo("line-crossing");
        assertThat(alert.get("versions").fieldNames())
                .toIterable()
                .contains("source", "analyzer", "tracker", "heuristic");
        byte[] film = server.bytes(alert.get("clip").asText());
        assertThatItPlays(film);
        byte[] picture = server.bytes(alert.get("snapshot").asText());
        assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(picture)))
                .isNotNull()
                .satisfies(image -> assertThat(image.getWidth()).isEqualTo(768));
        String path = "/api/v1/alerts/" + alert.get("id").asText();
        HttpResponse<String> verdict =
                server.send(
                        "POST",
                        path + "/verdict",
                        "{\"verdict\":\"false\",\"reason\":\"vehicle\",\"note\":\"a car\"}");
        assertThat(verdict.statusCode()).as(verdict.body()).isEqualTo(200);

        server.killHard();
        server.start();

        JsonNode after = server.get(path);
        assertThat(after.get("verdict"))
                .isEqualTo(ServerProcess.json(verdict.body()).get("verdict"));
        assertThat(after.get("tracks")).isEqualTo(alert.get("tracks"));
        assertThat(server.bytes(alert.get("clip").asText())).isEqualTo(film);
        assertThat(server.bytes(alert.get("snapshot").asText())).isEqualTo(picture);
        JsonNode back = cameras.await("gate", "live");
        assertThat(back.get("run").asText()).isNotEqualTo(alert.get("run").asText());

        // it does not only look alive: the next car alerts too
        String known = alert.get("id").asText();
        JsonNode next =
                cameras
                        .awaitAlerts(
                                "gate",
                                all ->
                                        all.stream()
                                                .anyMatch(a -> isOf(a, back.get("run").asText())))
                        .stream()
                        .filter(a -> isOf(a, back.get("run").asText()))
                        .findFirst()
                        .orElseThrow();
        assertThat(next.get("id").asText()).isNotEqualTo(known);

        peer.off();
        cameras.await("gate", "stalled", "backoff");
        peer.on();
        JsonNode again = cameras.await("gate", "live");
        assertThat(again.get("run").asText()).isEqualTo(back.get("run").asText());
        assertThat(again.get("running").get("reconnects").asInt()).isPositive();
        double seconds = again.get("running").get("seconds").asDouble();
        cameras.awaitSecond("gate", seconds + 1);
    }

    private static boolean isOf(JsonNode alert, String run) {
        return alert.get("run").asText().equals(run);
    }

    private static void assertThatItPlays(byte[] film) throws IOException {
        Path file = Files.write(folder.resolve("clip.mp4"), film);
        JsonNode probed =
                ServerProcess.json(
                        Programs.run(
                                "ffprobe",
                                "-v",
                                "error",
                                "-of",
                                "json",
                                "-count_frames",
                                "-select_streams",
                                "v",
                                "-show_entries",
                                "stream=codec_name,nb_read_frames:format=duration",
                                file.toString()));
        assertThat(probed.at("/streams/0/codec_name").asText()).isEqualTo("h264");
        assertThat(probed.at("/format/duration").asDouble()).isBetween(1.0, 10.0);
        assertThat(probed.at("/streams/0/nb_read_frames").asInt()).isGreaterThan(12);
    }
}
