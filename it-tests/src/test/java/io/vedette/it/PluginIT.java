package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner is promised: a jar in {@code deploy/} is in service at once, and out at once. */
class PluginIT {

    private static final String RULES =
            ",\"rules\":[{\"id\":\"count\",\"type\":\"visitors\",\"points\":[],"
                    + "\"params\":{\"cooldown\":0,\"incident_gap\":0}}]";

    @TempDir static Path folder;
    private static ServerProcess server;
    private static Cameras cameras;

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data of \"yard\" 1")).start();
        cameras = new Cameras(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aPluginComesIsUpdatedAndGoesWhileTheCameraWatches() {
        Path deploy = server.data().resolve("deploy");
        cameras.add("yard", "scene:street?place=1&seed=3&seconds=3600", RULES);
        cameras.await("yard", "live");
        assertThat(visitors()).isEmpty();

        Jars.drop(Jars.visitors(1, folder), deploy, "visitors.jar");
        await().atMost(Duration.ofSeconds(30)).until(() -> visitors().equals(List.of("1.0.0 ok")));
        List<JsonNode> first = cameras.awaitAlerts("yard", all -> !all.isEmpty());
        assertThat(first.get(0).at("/evidence/count").asLong()).isEqualTo(1);
        assertThat(first.get(0).at("/evidence/edition").asInt()).isEqualTo(1);
        assertThat(first.get(0).at("/versions/heuristic").asText()).isEqualTo("visitors 1.0.0");

        Jars.drop(Jars.visitors(2, folder), deploy, "visitors.jar");
        await().atMost(Duration.ofSeconds(30)).until(() -> visitors().equals(List.of("2.0.0 ok")));
        List<JsonNode> both =
                cameras.awaitAlerts("yard", all -> all.stream().anyMatch(a -> edition(a) == 2));
        assertThat(both.stream().map(a -> a.at("/evidence/count").asInt()))
                .as("the second edition counts on")
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, both.size()).boxed().toList());

        Jars.take(deploy, "visitors.jar");
        await().atMost(Duration.ofSeconds(30)).until(() -> visitors().isEmpty());
        double seconds = cameras.running("yard").get("seconds").asDouble();
        cameras.awaitSecond("yard", seconds + 3);
        assertThat(cameras.status("yard").get("state").asText()).isEqualTo("live");
    }

    private static int edition(JsonNode alert) {
        return alert.at("/evidence/edition").asInt();
    }

    /** Version and health of what offers the rule. */
    private static List<String> visitors() {
        return StreamSupport.stream(server.get("/api/v1/plugins").spliterator(), false)
                .filter(p -> p.get("id").asText().equals("visitors"))
                .map(p -> p.get("version").asText() + " " + p.get("health").asText())
                .toList();
    }
}
