package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator is promised where there is little room: what is oldest goes, the rest goes on.
 */
class FullIT {
    private static final String CONFIGURATION =
            "io.vedette.store.blob.file.internal.FileBlobStore.cfg";
    private static final long QUOTA = 2 << 20;
    private static final String RULES =
            ",\"rules\":[{\"id\":\"in\","
                    + "\"type\":\"intrusion\",\"points\":[[0,0],[1,0],[1,1],[0,1]],"
                    + "\"params\":{\"cooldown\":0,\"incident_policy\":\"each\"}}]";

    @TempDir Path folder;

    @Test
    void oldestClipsMakeRoomForNewOnesUnderAQuota() throws IOException {
        Path data = folder.resolve("data");
        Path etc = Files.createDirectories(data.resolve("etc"));
        Files.writeString(etc.resolve(CONFIGURATION), "quota.mib = 2\n");
        try (ServerProcess server = ServerProcess.in(data).start()) {
            Cameras cameras = new Cameras(server);
            cameras.add(
                    "busy",
                    "scene:street?place=1&seed=5&seconds=120",
                    ",\"options\":{\"pacing\":\"fast\"},\"clip\":{\"before\":3,\"after\":3}"
                            + RULES);
            cameras.await("busy", "ended");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> log(data), log -> log.contains("oldest clips are forgotten"));
            assertThat(metric(server, "vedette_blob_bytes")).isLessThanOrEqualTo(QUOTA);

            // Those that went are older than each that stayed, and nothing but the film went.
            List<JsonNode> alerts = cameras.alerts("busy");
            int first = firstWithClip(alerts);
            assertThat(first).as("the oldest clips went, later ones stayed").isPositive();
            assertThat(alerts.get(0).hasNonNull("snapshot")).isTrue();
            assertThat(server.bytes(alerts.get(0).get("snapshot").asText())).isNotEmpty();
            assertThat(server.bytes(alerts.get(first).get("clip").asText())).isNotEmpty();

            cameras.add(
                    "later",
                    "scene:street?place=1&seed=2&seconds=3600",
                    ",\"clip\":{\"before\":1,\"after\":0}" + RULES);
            List<JsonNode> later =
                    cameras.awaitAlerts(
                            "later", all -> all.stream().anyMatch(a -> a.hasNonNull("clip")));
            assertThat(server.bytes(later.get(firstWithClip(later)).get("clip").asText()))
                    .isNotEmpty();
            assertThat(metric(server, "vedette_blob_bytes")).isLessThanOrEqualTo(QUOTA);
            assertThat(server.send("GET", "/health/ready", null, null).statusCode()).isEqualTo(200);
        }
    }

    private static int firstWithClip(List<JsonNode> alerts) {
        for (int i = 0; i < alerts.size(); i++) {
            if (alerts.get(i).hasNonNull("clip")) {
                return i;
            }
        }
        return -1;
    }

    private static String log(Path data) throws IOException {
        return Files.readString(data.resolve("log/karaf.log"));
    }

    private static double metric(ServerProcess server, String name) {
        return server.send("GET", "/metrics", null)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
