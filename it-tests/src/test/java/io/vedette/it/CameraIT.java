package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(picture)))
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

    /**
     * Both ways to a clip: pictures that are kept, and packets that would else go out as they are.
     */
    @ParameterizedTest
    @ValueSource(strings = {"scene", "file"})
    void aSavedPrivacyMaskIsBlackInPictureAndFilm(String kind) throws IOException {
        String source = "scene:street?place=1&seed=5&seconds=60";
        if (kind.equals("file")) {
            Path media = Files.createDirectories(server.data().resolve("media"));
            Path clip = Needed.shared("clips/intel-car-detection.mp4");
            source = Files.copy(clip, media.resolve("car.mp4")).toUri().toString();
        }
        String camera = "masked-" + kind;
        String more =
                ",\"options\":{\"pacing\":\"fast\"},\"clip\":{\"before\":1,\"after\":1},"
                        + "\"rules\":[{\"id\":\"in\",\"type\":\"intrusion\",\"points\":"
                        + "[[0,0],[1,0],[1,1],[0,1]],\"params\":{}}]";
        cameras.add(camera, source, more);
        JsonNode open = filmed(camera, "");
        for (BufferedImage picture : pictures(open, camera + "-open")) {
            assertThat(Zone.of(picture).brightestInside())
                    .as("nothing is masked")
                    .isGreaterThan(60);
        }

        int revision = server.get("/api/v1/cameras/" + camera).get("revision").asInt();
        HttpResponse<String> saved =
                server.sendWith(
                        "PUT",
                        "/api/v1/cameras/" + camera,
                        "{\"id\":\""
                                + camera
                                + "\",\"source\":\""
                                + source
                                + "\""
                                + more
                                + ",\"masks\":{\"privacy\":["
                                + Zone.POLYGON
                                + "]}}",
                        Map.of("If-Match", "\"" + revision + "\""));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);

        JsonNode masked = filmed(camera, open.get("run").asText());
        List<BufferedImage> pictures = pictures(masked, camera + "-masked");
        assertThat(pictures).as("a snapshot and a film").hasSizeGreaterThan(10);
        for (BufferedImage picture : pictures) {
            Zone zone = Zone.of(picture);
            assertThat(zone.brightestInside()).as("within the zone").isLessThan(30);
            assertThat(zone.meanOutside()).as("outside the zone").isGreaterThan(50);
            assertThat(zone.meanBeside()).as("just outside the zone").isGreaterThan(40);
        }
        cameras.remove(camera);
    }

    /** The first alert with picture and film that is not of a run. */
    private static JsonNode filmed(String camera, String notOf) {
        Predicate<JsonNode> wanted =
                a -> a.hasNonNull("clip") && a.hasNonNull("snapshot") && !isOf(a, notOf);
        return cameras.awaitAlerts(camera, all -> all.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** The decoded snapshot of an alert, then each decoded picture of its film. */
    private static List<BufferedImage> pictures(JsonNode alert, String name) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        Path film = Files.write(to.resolve("film.mp4"), server.bytes(alert.get("clip").asText()));
        Files.write(to.resolve("0000.jpg"), server.bytes(alert.get("snapshot").asText()));
        Programs.run(
                "ffmpeg", "-v", "error", "-i", film.toString(), to.resolve("%04d.png").toString());
        Files.delete(film);
        List<BufferedImage> decoded = new ArrayList<>();
        try (Stream<Path> files = Files.list(to)) {
            for (Path file : files.sorted().toList()) {
                decoded.add(ImageIO.read(file.toFile()));
            }
        }
        return decoded;
    }

    /** A part of a picture; a few pixels at its edge belong to neither side. */
    private record Zone(BufferedImage picture) {
        static final String POLYGON = "[[0.2,0.5],[0.6,0.5],[0.6,0.8],[0.2,0.8]]";
        private static final int EDGE = 10;
        private static final int BESIDE = 30;

        static Zone of(BufferedImage picture) {
            return new Zone(picture);
        }

        /** How far inside the zone, in pixels; negative outside. */
        private int depth(int x, int y) {
            int w = picture.getWidth();
            int h = picture.getHeight();
            return (int)
                    Math.min(
                            Math.min(x - 0.2 * w, 0.6 * w - x), Math.min(y - 0.5 * h, 0.8 * h - y));
        }

        private IntStream grey(IntPredicate depth) {
            return IntStream.range(0, picture.getHeight())
                    .flatMap(
                            y ->
                                    IntStream.range(0, picture.getWidth())
                                            .filter(x -> depth.test(depth(x, y)))
                                            .map(x -> grey(x, y)));
        }

        private int grey(int x, int y) {
            int rgb = picture.getRGB(x, y);
            return ((rgb >> 16 & 255) + 2 * (rgb >> 8 & 255) + (rgb & 255)) / 4;
        }

        int brightestInside() {
            return grey(d -> d >= EDGE).max().orElseThrow();
        }

        double meanOutside() {
            return grey(d -> d <= -EDGE).average().orElseThrow();
        }

        double meanBeside() {
            return grey(d -> d <= -EDGE && d > -BESIDE).average().orElseThrow();
        }
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
