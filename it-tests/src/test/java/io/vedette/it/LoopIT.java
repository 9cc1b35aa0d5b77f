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

/** What is promised about the circle: REST alone walks it, and what came of it is linked. */
class LoopIT {

    @TempDir static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void restAloneWalksTheCircle() {
        HttpResponse<String> begun =
                server.send(
                        "POST",
                        "/api/v1/loops",
                        "{\"seed\":1,\"place\":1,\"cameras\":1,\"hours\":0.25,"
                                + "\"heldOutHours\":0.25,\"trials\":1,\"samples\":150,"
                                + "\"elsewhere\":false}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String path = "/api/v1/loops/" + ServerProcess.json(begun.body()).get("id").asText();
        JsonNode loop =
                await().atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> server.get(path),
                                l -> !l.get("state").asText().equals("running"));
        assertThat(loop.get("state").asText()).as("%s", loop).isEqualTo("done");
        assertThat(loop.at("/report/before/cameraHours").asDouble()).isEqualTo(0.25);
        assertThat(loop.at("/report/after/cameraHours").asDouble()).isEqualTo(0.25);
        assertThat(loop.at("/report/decision").asText()).isNotEmpty();

        assertThat(loop.get("steps")).isNotEmpty();
        assertThatEveryIdLeadsBack();
    }

    /** From the model to an alert that it learned from, and back again. */
    private static void assertThatEveryIdLeadsBack() {
        JsonNode model = server.get("/api/v1/models").at("/items/0");
        JsonNode trial = server.get("/api/v1/trials/" + model.get("trial").asText());
        JsonNode sweep = server.get("/api/v1/sweeps/" + trial.get("sweep").asText());
        assertThat(sweep.get("modelVersion")).isEqualTo(model.get("id"));
        assertThat(sweep.get("best")).isEqualTo(trial.get("id"));
        String version = model.get("datasetVersion").asText();
        assertThat(sweep.get("datasetVersion").asText()).isEqualTo(version);

        JsonNode sample = null;
        for (JsonNode dataset : server.get("/api/v1/datasets").get("items")) {
            String path = "/api/v1/datasets/" + dataset.get("id").asText() + "/versions";
            for (JsonNode cut : server.get(path).get("items")) {
                if (cut.get("id").asText().equals(version)) {
                    sample = ofAlert(path + "/" + cut.get("number").asText());
                }
            }
        }
        assertThat(sample).as("a sample of an alert in version %s", version).isNotNull();
        JsonNode lineage = server.get("/api/v1/samples/" + sample.get("id").asText() + "/lineage");
        assertThat(lineage.get("selections")).as("why it was selected").isNotEmpty();
        assertThat(lineage.get("annotations")).as("what it was labeled").isNotEmpty();
        assertThat(lineage.findValuesAsText("version")).contains(version);

        JsonNode alert = server.get("/api/v1/alerts/" + sample.get("alert").asText());
        assertThat(alert.get("camera")).isEqualTo(sample.get("camera"));
        assertThat(alert.at("/verdict/verdict").asText()).isIn("real", "false");
        assertThat(
                        server.get("/api/v1/samples?alert=" + alert.get("id").asText())
                                .findValuesAsText("id"))
                .contains(sample.get("id").asText());
    }

    private static JsonNode ofAlert(String version) {
        for (JsonNode item : server.get(version + "/items?limit=200").get("items")) {
            JsonNode sample = item.get("sample");
            if (sample.hasNonNull("alert")) {
                return sample;
            }
        }
        return null;
    }
}
