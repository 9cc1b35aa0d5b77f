package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a running server, restored as {@code docs/alerts.md} says. */
class BackupIT {
    private static final String RULES =
            ",\"rules\":[{\"id\":\"inside\",\"type\":\"intrusion\","
                    + "\"points\":[[0,0],[1,0],[1,1],[0,1]],\"params\":{}}]";

    @TempDir Path folder;

    @Test
    void aRestoredServerHasTheAlertsOfTheFirstWithTheirClips() {
        Path copy;
        JsonNode alert;
        byte[] clip;
        try (ServerProcess server = ServerProcess.in(folder.resolve("data")).start()) {
            Cameras cameras = new Cameras(server);
            cameras.add("yard", "scene:street?place=1&seed=1&seconds=86400", RULES);
            List<JsonNode> filmed =
                    await().atMost(Duration.ofMinutes(3))
                            .until(
                                    () ->
                                            cameras.alerts("yard").stream()
                                                    .filter(a -> a.hasNonNull("clip"))
                                                    .toList(),
                                    found -> !found.isEmpty());
            alert = filmed.get(0);
            clip = server.bytes(clip(alert));
            copy = copied(server);
        }
        Path data = folder.resolve("restored");
        Programs.run(
                "bash",
                "-c",
                "BACKUP="
                        + copy
                        + " DATA="
                        + data
                        + "; cp -a $BACKUP/. $DATA && mkdir -p $DATA/db && unzip -d $DATA/db"
                        + " $DATA/database.zip && rm $DATA/database.zip $DATA/complete");
        try (ServerProcess restored = ServerProcess.in(data).start()) {
            JsonNode there = restored.get("/api/v1/alerts/" + alert.get("id").asText());
            assertThat(there.get("at")).isEqualTo(alert.get("at"));
            assertThat(restored.bytes(clip(there))).isEqualTo(clip);
            assertThat(restored.get("/api/v1/cameras").at("/items/0/id").asText())
                    .isEqualTo("yard");
        }
    }

    private static String clip(JsonNode alert) {
        return alert.get("clip").asText();
    }

    private static Path copied(ServerProcess server) {
        HttpResponse<String> begun = server.send("POST", "/api/v1/backups", null);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String operation = ServerProcess.json(begun.body()).get("id").asText();
        JsonNode done =
                await().atMost(Duration.ofMinutes(1))
                        .until(
                                () -> server.get("/api/v1/operations/" + operation),
                                o -> !List.of("queued", "running").contains(state(o)));
        assertThat(state(done)).as("%s", done).isEqualTo("done");
        Path backups = server.data().resolve("backups");
        Path copy = Path.of(done.at("/result/folder").asText());
        assertThat(copy).startsWith(backups);
        assertThat(copy.resolve("complete")).exists();
        return copy;
    }

    private static String state(JsonNode operation) {
        return operation.get("state").asText();
    }
}
