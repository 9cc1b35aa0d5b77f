package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised about exchanging plugins while four cameras run as fast as the machine allows:
 * the alerts are those of a camera in peace, with the same track ids and dwell clocks.
 */
class SwapIT {

    /** Bundles that are exchanged, and the part of the pipeline that they fill. */
    private static final Map<String, String> BUNDLES =
            Map.of(
                    "io.vedette.scene.motion", "analyzer",
                    "io.vedette.tracker.bytetrack", "tracker",
                    "io.vedette.heuristic.zone", "rule dwell");

    private static final List<String> SIDE_BY_SIDE = List.of("beside-1", "beside-2");
    private static final List<String> IN_PLACE = List.of("place-1", "place-2");

    private static final String EVERYWHERE = "\"points\":[[0,0],[1,0],[1,1],[0,1]],";
    private static final String EACH = "\"cooldown\":0,\"incident_policy\":\"each\"";
    private static final String RULES =
            ",\"options\":{\"pacing\":\"fast\"},\"clip\":{\"before\":0.5,\"after\":0.5},\"rules\":["
                    + "{\"id\":\"dwell\",\"type\":\"loitering\","
                    + EVERYWHERE
                    + "\"params\":{\"threshold\":4,"
                    + EACH
                    + "}},{\"id\":\"inside\",\"type\":\"intrusion\","
                    + EVERYWHERE
                    + "\"params\":{"
                    + EACH
                    + "}}]";

    /** Only the newer releases: while one of them is updated in place, frames have to wait. */
    private static final String PINS =
            ",\"pins\":[{\"plug\":\"SceneAnalyzer\",\"id\":\"motion\",\"version\":\"[0.2,1)\"},"
                    + "{\"plug\":\"Tracker\",\"id\":\"bytetrack\",\"version\":\"[0.2,1)\"},"
                    + "{\"plug\":\"Heuristic\",\"id\":\"loitering\",\"version\":\"[0.2,1)\"}]";

    @TempDir static Path folder;
    private static ServerProcess server;
    private static Cameras cameras;

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
        cameras = new Cameras(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void swapsUnderLoadLoseNothingAndKeepTracksAndClocks() {
        BUNDLES.keySet().forEach(bundle -> release(bundle, "0.2.0"));
        SIDE_BY_SIDE.forEach(id -> cameras.add(id, scene(7200), RULES));
        IN_PLACE.forEach(id -> cameras.add(id, scene(7200), RULES + PINS));
        all().forEach(id -> cameras.awaitSecond(id, 15));

        BUNDLES.forEach(
                (bundle, part) -> {
                    release(bundle, "0.3.0");
                    all().forEach(id -> awaitSwap(id, part));
                });

        double end = all().stream().mapToDouble(SwapIT::seconds).max().orElseThrow() + 10;
        all().forEach(id -> cameras.awaitSecond(id, end));
        for (String id : all()) {
            JsonNode running = cameras.running(id);
            assertThat(running.get("dropped")).as("frames lost by %s", id).isEmpty();
            assertThat(running.get("failures")).as("failures in %s", id).isEmpty();
            assertThat(swaps(id, "side by side").size())
                    .isGreaterThanOrEqualTo(SIDE_BY_SIDE.contains(id) ? 3 : 0);
            for (JsonNode swap : running.get("swaps")) {
                assertThat(swap.get("handedOver").asBoolean()).as("%s: %s", id, swap).isTrue();
                assertThat(swap.get("gapMillis").asDouble()).isBetween(0.0, 30_000.0);
            }
            cameras.remove(id);
        }
        cameras.add("peace", scene((int) end + 1), RULES);
        cameras.await("peace", "ended");
        List<JsonNode> expected = alerts("peace", end - 5);
        assertThat(expected)
                .hasSizeGreaterThan(5)
                .anyMatch(a -> a.get("rule").asText().equals("dwell"));
        for (String id : all()) {
            List<JsonNode> seen = alerts(id, end - 5);
            assertThat(seen.stream().map(SwapIT::event).toList())
                    .as("events, track ids and clocks of %s", id)
                    .isEqualTo(expected.stream().map(SwapIT::event).toList());
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i).get("box")).isEqualTo(expected.get(i).get("box"));
            }
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(SIDE_BY_SIDE);
        all.addAll(IN_PLACE);
        return all;
    }

    private static String scene(int seconds) {
        return "scene:street?place=1&seed=5&seconds=" + seconds;
    }

    private static double seconds(String camera) {
        return cameras.running(camera).path("seconds").asDouble();
    }

    /** Puts a release beside the shipped one, or over the last one, and waits until it serves. */
    private static void release(String bundle, String version) {
        Jars.drop(
                Jars.release(bundle, version, folder),
                server.data().resolve("deploy"),
                bundle + ".jar");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                StreamSupport.stream(
                                                server.get("/api/v1/plugins").spliterator(), false)
                                        .anyMatch(
                                                p ->
                                                        p.get("bundle").asText().equals(bundle)
                                                                && p.get("version")
                                                                        .asText()
                                                                        .equals(version)));
    }

    private static void awaitSwap(String id, String part) {
        String kind = IN_PLACE.contains(id) ? "in place" : "side by side";
        cameras.awaitStatus(
                id,
                status ->
                        swaps(status, kind).stream()
                                .anyMatch(
                                        s ->
                                                s.get("part").asText().equals(part)
                                                        && s.get("to").asText().endsWith("0.3.0")));
    }

    private static List<JsonNode> swaps(String id, String kind) {
        return swaps(cameras.status(id), kind);
    }

    private static List<JsonNode> swaps(JsonNode status, String kind) {
        return StreamSupport.stream(status.path("running").path("swaps").spliterator(), false)
                .filter(s -> s.get("kind").asText().equals(kind))
                .toList();
    }

    /** What was seen until then, in an order of its own. */
    private static List<JsonNode> alerts(String camera, double until) {
        return cameras.alerts(camera).stream()
                .filter(a -> a.path("end").asDouble(Double.MAX_VALUE) < until)
                .sorted(Comparator.comparing(SwapIT::event))
                .toList();
    }

    /** Which versions saw it is another matter. */
    private static String event(JsonNode alert) {
        return String.join(
                " ",
                alert.get("rule").asText(),
                alert.get("begin").asText(),
                alert.get("at").asText(),
                alert.get("end").asText(),
                alert.get("tracks").toString(),
                alert.at("/evidence/insideSeconds").asText());
    }
}
