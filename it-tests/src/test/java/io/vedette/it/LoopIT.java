package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised about the circle: REST alone walks it, and what came of it is linked. */
class LoopIT {
    private static final String GROUP = "loop-1x1";

    @TempDir static Path folder;
    private static ServerProcess server;

    /** A small one, walked once. */
    private static JsonNode loop;

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
        loop = walk("AS_ANSWERED", 150);
    }

    /**
     * Walks a loop to its end. Its time lies ahead of the clock, so that simulated hours after it
     * are the same in every run.
     */
    private static JsonNode walk(String labels, int samples) {
        HttpResponse<String> begun =
                server.send(
                        "POST",
                        "/api/v1/loops",
                        "{\"seed\":1,\"place\":1,\"cameras\":1,\"hours\":0.25,"
                                + "\"heldOutHours\":0.25,\"trials\":1,\"elsewhere\":false,"
                                + "\"begin\":\"2040-01-01T06:00:00Z\",\"samples\":"
                                + samples
                                + ",\"labels\":\""
                                + labels
                                + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String path = "/api/v1/loops/" + ServerProcess.json(begun.body()).get("id").asText();
        JsonNode ended =
                await().atMost(Duration.ofMinutes(30))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> server.get(path),
                                l -> !l.get("state").asText().equals("running"));
        assertThat(ended.get("state").asText()).as("%s", ended).isEqualTo("done");
        return ended;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void restAloneWalksTheCircle() {
        assertThat(loop.at("/report/before/cameraHours").asDouble()).isEqualTo(0.25);
        assertThat(loop.at("/report/after/cameraHours").asDouble()).isEqualTo(0.25);
        assertThat(loop.at("/report/decision").asText()).isNotEmpty();

        assertThat(loop.get("steps")).isNotEmpty();
        assertThatEveryIdLeadsBack();
    }

    /** From the model to an alert that it learned from, and back again. */
    private static void assertThatEveryIdLeadsBack() {
        JsonNode model = server.get("/api/v1/models/" + model(0) + "/versions/" + model(1));
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

    /**
     * What is learned of labels that were dealt out anew is worth nothing: the gate says so, on the
     * same scenes, after a training like any other. A second loop of the same place on the same
     * server, it has cameras of its own.
     */
    @Test
    void whatWasTrainedOnShuffledLabelsIsStoppedByTheGate() {
        JsonNode shuffled = walk("SHUFFLED", 150);
        assertThat(shuffled.at("/report/decision").asText()).startsWith("refused in shadow");
        assertThat(shuffled.at("/report/after/recall"))
                .as("the champion stays")
                .isEqualTo(shuffled.at("/report/before/recall"));
        String model = shuffled.at("/report/model").asText();
        assertThat(model).isNotEqualTo(loop.at("/report/model").asText());
        JsonNode rollout = ofChallenger(model);
        assertThat(rollout.get("stage").asText()).isEqualToIgnoringCase("rolled_back");
        // Surely worse, or of no use that could be shown in any round.
        assertThat(shuffled.at("/report/gates/shadow/outcome").asText()).isIn("FAILED", "NOT_YET");
        JsonNode history =
                server.get("/api/v1/rollouts/" + rollout.get("id").asText() + "/history")
                        .get("items");
        assertThat(history).as("shadow, and back").hasSize(2);
        assertThat(history.get(1).get("why")).isEqualTo(shuffled.at("/report/decision"));
    }

    /**
     * The loop's own trained weights with two of their classes exchanged: what shows nothing is let
     * through, people are suppressed. Somebody forces it into production over the gate's word.
     */
    @Test
    void anInvertedModelThatWasForcedThroughIsRolledBackOnItsOwn() throws IOException {
        HttpResponse<String> added =
                server.post("/api/v1/models?name=inverted", inverted(), "application/octet-stream");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String challenger = ServerProcess.json(added.body()).get("id").asText();
        JsonNode champions = server.get("/api/v1/rollouts/champions?group=" + GROUP);
        String draft =
                "{\"group\":\""
                        + GROUP
                        + "\",\"slot\":\"verifier\",\"challenger\":\""
                        + challenger
                        + "\",\"gates\":{\"recallMargin\":0.05,\"leastGain\":0.1,\"block\":300,"
                        + "\"leastHours\":0.2,\"leastAnswers\":10,\"leastReal\":1,"
                        + "\"mostMillis\":500,\"level\":0.95,\"seed\":1},\"canaryShare\":1,"
                        + "\"watchHours\":100}";
        // The loop's own roll-out holds the slot until its watch period is over.
        HttpResponse<String> begun =
                await().atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(
                                () -> server.send("POST", "/api/v1/rollouts", draft),
                                answer -> answer.statusCode() != 409);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String path = "/api/v1/rollouts/" + ServerProcess.json(begun.body()).get("id").asText();
        assertThat(forced(path)).isEqualToIgnoringCase("canary");
        assertThat(forced(path)).isEqualToIgnoringCase("production");

        playAnswered(1800);
        JsonNode ended =
                await().atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(
                                () -> server.get(path),
                                r -> !r.get("stage").asText().equalsIgnoreCase("production"));
        assertThat(ended.get("stage").asText()).isEqualToIgnoringCase("rolled_back");
        assertThat(ended.at("/gate/outcome").asText()).isEqualToIgnoringCase("failed");
        JsonNode history = server.get(path + "/history").get("items");
        assertThat(history).hasSize(4);
        assertThat(history.findValuesAsText("forced"))
                .containsExactly("false", "true", "true", "false");
        assertThat(history.get(3).get("by").asText()).isEqualTo("system");
        assertThat(history.get(3).get("why").asText()).startsWith("went back by itself");
        JsonNode after = server.get("/api/v1/rollouts/champions?group=" + GROUP);
        assertThat(after.at("/items/0/model")).isEqualTo(champions.at("/items/0/model"));
        assertThat(after.at("/items/1/model").asText()).isEqualTo(challenger);
    }

    /** The trained package as the server gives it, with the names of two outputs exchanged. */
    private static byte[] inverted() throws IOException {
        byte[] zip =
                server.bytes("/api/v1/models/" + model(0) + "/versions/" + model(1) + "/package");
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals("model.json")) {
                    ObjectNode json =
                            (ObjectNode)
                                    ServerProcess.json(new String(content, StandardCharsets.UTF_8));
                    assertThat(json.get("classes").get(0).asText()).isEqualTo("person");
                    assertThat(json.get("classes").get(3).asText()).isEqualTo("nothing");
                    ArrayNode classes = json.putArray("classes");
                    classes.add("nothing").add("vehicle").add("animal").add("person");
                    content = json.toString().getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
        return changed.toByteArray();
    }

    private static String forced(String rollout) {
        HttpResponse<String> moved =
                server.post(
                        rollout + "/advance",
                        "{\"force\":true,\"why\":\"somebody wants it\"}",
                        server.get(rollout).get("revision").asInt());
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        return ServerProcess.json(moved.body()).get("stage").asText();
    }

    private static void playAnswered(int seconds) {
        HttpResponse<String> playing =
                server.send(
                        "POST",
                        "/api/v1/loops/simulated",
                        "{\"group\":\""
                                + GROUP
                                + "\",\"seconds\":"
                                + seconds
                                + ",\"answered\":true}");
        assertThat(playing.statusCode()).as(playing.body()).isEqualTo(202);
        String operation =
                "/api/v1/operations/"
                        + ServerProcess.json(playing.body()).get("operation").asText();
        JsonNode played =
                await().atMost(Duration.ofMinutes(20))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> server.get(operation),
                                o -> !o.get("state").asText().equalsIgnoreCase("running"));
        assertThat(played.toString()).contains("\"answers\"");
    }

    private static JsonNode ofChallenger(String model) {
        for (JsonNode rollout : server.get("/api/v1/rollouts").get("items")) {
            if (rollout.at("/request/challenger").asText().equals(model)) {
                return rollout;
            }
        }
        throw new AssertionError("no roll-out of " + model);
    }

    /** Name and version of the loop's model. */
    private static String model(int part) {
        return loop.at("/report/model").asText().split(":")[part];
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
