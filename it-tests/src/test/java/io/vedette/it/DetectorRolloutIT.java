package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second detector, rolled out by REST on cameras that go on all the while. */
class DetectorRolloutIT {

    private static final String MODEL = "fastestdet-coco-352";
    private static final String CHALLENGER = MODEL + ":1";

    private static final String YARD =
            ",\"group\":\"yards\",\"options\":{\"repeat\":\"true\"},"
                    + "\"clip\":{\"before\":0.5,\"after\":0.5},\"rules\":[{\"id\":\"inside\","
                    + "\"type\":\"intrusion\",\"points\":[[0,0],[1,0],[1,1],[0,1]],"
                    + "\"params\":{\"cooldown\":1,\"incident_policy\":\"each\"}}]";

    @TempDir static Path folder;
    private static ServerProcess server;
    private static Cameras cameras;

    @BeforeAll
    static void start() throws IOException {
        Path clip = Needed.shared("clips/pets2009-s2l1.mp4");
        byte[] model = model(Needed.shared("models/FastestDet_coco_352.onnx"));
        Path media = Files.createDirectories(folder.resolve("data/media"));
        Path film = Files.copy(clip, media.resolve("people.mp4"));
        server = ServerProcess.in(folder.resolve("data")).start();
        cameras = new Cameras(server);
        HttpResponse<String> added = server.post("/api/v1/models", model, "application/zip");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        cameras.add("east", film.toUri().toString(), YARD);
        cameras.add("west", film.toUri().toString(), YARD);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static byte[] model(Path weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(Files.readAllBytes(Path.of("../models", MODEL, "model.json")));
            zip.putNextEntry(new ZipEntry(weights.getFileName().toString()));
            zip.write(Files.readAllBytes(weights));
        }
        return bytes.toByteArray();
    }

    @Test
    void walksFromShadowToProductionAndBackUnderRunningCameras() {
        cameras.await("east", "live");
        cameras.await("west", "live");
        String rollout = rollOut();
        JsonNode shadow = awaitBeside("east", CHALLENGER);
        assertThat(shadow.at("/beside/0/variant").asText()).isEqualTo(rollout);
        assertThat(shadow.at("/beside/0/passMillis").asDouble()).isPositive();
        assertThat(detector("east")).isEqualTo("motion");
        for (JsonNode alert : alerts("east", rollout)) {
            assertThat(alert.get("inCharge").asBoolean()).isFalse();
            assertThat(alert.at("/versions/detector").asText()).startsWith(MODEL);
        }
        assertThat(new String(server.bytes("/metrics"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("vedette_beside_alerts_total{camera=\"east\",variant=\"" + rollout);
        JsonNode gate = server.get("/api/v1/rollouts/" + rollout + "/gate");
        assertThat(gate.get("outcome").asText()).isIn("NOT_YET", "FAILED");
        assertThat(gate.at("/criteria/0/name").asText()).isEqualTo("millisP95");
        assertThat(gate.at("/criteria/0/after").asDouble()).isPositive();

        assertThat(advance(rollout, "{}").statusCode()).isEqualTo(409);
        HttpResponse<String> canary = advance(rollout, forced());
        assertThat(canary.statusCode()).as(canary.body()).isEqualTo(200);
        JsonNode canaries = ServerProcess.json(canary.body()).get("canaries");
        assertThat(canaries).hasSize(1);
        String first = canaries.get(0).asText();
        String second = first.equals("east") ? "west" : "east";
        awaitDetector(first, MODEL);
        awaitBeside(first, "motion");
        assertThat(detector(second)).isEqualTo("motion");
        awaitBeside(second, CHALLENGER);
        assertThat(alerts(first, rollout)).isNotEmpty();

        assertThat(advance(rollout, forced()).statusCode()).isEqualTo(200);
        awaitDetector(second, MODEL);
        awaitBeside(second, "motion");

        HttpResponse<String> back =
                server.send(
                        "POST",
                        "/api/v1/rollouts/" + rollout + "/rollback",
                        "{\"why\":\"the test is over\"}");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        for (String camera : List.of("east", "west")) {
            cameras.awaitStatus(camera, s -> s.get("beside").isEmpty());
            awaitDetector(camera, "motion");
            assertThat(cameras.running(camera).get("failures")).isEmpty();
        }
    }

    private static String rollOut() {
        HttpResponse<String> started =
                server.send(
                        "POST",
                        "/api/v1/rollouts",
                        "{\"group\":\"yards\",\"slot\":\"detector\",\"challenger\":\""
                                + CHALLENGER
                                + "\",\"canaryShare\":0.5,\"note\":\"people only\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return ServerProcess.json(started.body()).get("id").asText();
    }

    private static String forced() {
        return "{\"force\":true,\"why\":\"a test goes through the stages\"}";
    }

    private static HttpResponse<String> advance(String rollout, String body) {
        String path = "/api/v1/rollouts/" + rollout;
        return server.post(path + "/advance", body, server.get(path).get("revision").asInt());
    }

    /** Waits until a detector that runs beside has looked and raised something. */
    private static JsonNode awaitBeside(String camera, String detector) {
        return cameras.awaitStatus(
                camera,
                s ->
                        s.at("/beside/0/detector").asText().equals(detector)
                                && s.at("/beside/0/analysed").asLong() > 0
                                && s.at("/beside/0/alerts").asLong() > 0);
    }

    private static void awaitDetector(String camera, String name) {
        cameras.awaitStatus(camera, s -> detector(s).equals(name));
    }

    private static String detector(String camera) {
        return detector(cameras.status(camera));
    }

    private static String detector(JsonNode status) {
        for (JsonNode plugin : status.at("/running/plugins")) {
            if (plugin.get("part").asText().equals("detector")) {
                return plugin.get("id").asText().split(" ")[0];
            }
        }
        return "motion";
    }

    private static List<JsonNode> alerts(String camera, String variant) {
        JsonNode page =
                server.get("/api/v1/alerts?limit=50&camera=" + camera + "&variant=" + variant);
        List<JsonNode> all = new java.util.ArrayList<>();
        page.get("items").forEach(all::add);
        assertThat(all).isNotEmpty();
        return all;
    }
}
