package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of rules would have alerted, on the tracks that a camera kept. */
class ReplayIT {

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

    private static String rules(double threshold) {
        return "\"rules\":[{\"id\":\"dwell\",\"type\":\"loitering\","
                + "\"points\":[[0,0],[1,0],[1,1],[0,1]],\"params\":{\"cooldown\":0,"
                + "\"incident_policy\":\"each\",\"threshold\":"
                + threshold
                + "}}]";
    }

    @Test
    void theSameRulesAlertTheSameAndStricterOnesLess() {
        cameras.add(
                "yard",
                "scene:street?place=1&seed=5&seconds=240",
                ",\"options\":{\"pacing\":\"fast\"},\"clip\":{\"before\":0,\"after\":0},"
                        + rules(4));
        cameras.await("yard", "ended");
        int raised = cameras.alerts("yard").size();
        assertThat(raised).isGreaterThan(5);

        JsonNode same = replay(rules(4));
        assertThat(same.get("kept").asInt()).isEqualTo(raised);
        assertThat(same.get("lost").asInt()).isZero();
        assertThat(same.get("added").asInt()).isZero();
        assertThat(same.get("rows").get(0).get("alert").asText()).isNotEmpty();

        JsonNode stricter = replay(rules(12));
        assertThat(stricter.get("lost").asInt()).isBetween(1, raised);
        assertThat(stricter.get("kept").asInt() + stricter.get("lost").asInt()).isEqualTo(raised);

        assertThat(replay(rules(1)).get("added").asInt()).isPositive();

        HttpResponse<String> refused =
                server.send("POST", "/api/v1/cameras/yard/replay", "{\"hours\":100}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(server.send("POST", "/api/v1/cameras/none/replay", "{}").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode replay(String rules) {
        HttpResponse<String> started =
                server.send("POST", "/api/v1/cameras/yard/replay", "{" + rules + "}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = ServerProcess.json(started.body()).get("id").asText();
        await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> server.get("/api/v1/operations/" + id).get("state").asText(),
                        state -> state.equals("done"));
        return server.get("/api/v1/cameras/yard/replay/" + id);
    }
}
