package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Cameras of a server, through REST. */
final class Cameras {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerProcess server;

    Cameras(ServerProcess server) {
        this.server = server;
    }

    /** Adds one; {@code more} are further members of the document, each with a comma before it. */
    void add(String id, String source, String more) {
        HttpResponse<String> made =
                server.send(
                        "POST",
                        "/api/v1/cameras",
                        "{\"id\":\"" + id + "\",\"source\":\"" + source + "\"" + more + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** Removes one. */
    void remove(String id) {
        int revision = server.get("/api/v1/cameras/" + id).get("revision").asInt();
        HttpResponse<String> gone = server.delete("/api/v1/cameras/" + id, revision);
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
    }

    JsonNode status(String id) {
        return server.get("/api/v1/cameras/" + id + "/status");
    }

    /** Its numbers; a missing node while it does not run. */
    JsonNode running(String id) {
        return status(id).path("running");
    }

    /** Waits until it is in one of these states. */
    JsonNode await(String id, String... states) {
        return awaitStatus(id, s -> List.of(states).contains(s.get("state").asText()));
    }

    JsonNode awaitStatus(String id, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status(id), wanted);
    }

    /** Waits until frames of this stream second were seen. */
    void awaitSecond(String id, double second) {
        awaitStatus(id, s -> s.path("running").path("seconds").asDouble() >= second);
    }

    /** Its alerts, oldest first. */
    List<JsonNode> alerts(String id) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = server.get("/api/v1/alerts?limit=200&camera=" + id + cursor);
            page.get("items").forEach(all::add);
            cursor =
                    page.hasNonNull("nextCursor")
                            ? "&cursor=" + page.get("nextCursor").asText()
                            : "";
        } while (!cursor.isEmpty());
        java.util.Collections.reverse(all);
        return all;
    }

    /** Waits for alerts of a camera. */
    List<JsonNode> awaitAlerts(String id, Predicate<List<JsonNode>> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> alerts(id), wanted);
    }
}
