package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write with an Idempotency-Key that is sent again is done once, over a restart too. */
class IdempotencyIT {

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
    void aRepetitionGetsTheFirstAnswerAfterAKillToo() {
        HttpResponse<String> first = user("ann", "key-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        HttpResponse<String> second = user("ann", "key-1");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));

        server.killHard();
        server.start();
        HttpResponse<String> third = user("ann", "key-1");
        assertThat(third.statusCode()).isEqualTo(201);
        assertThat(third.body()).isEqualTo(first.body());
        assertThat(people("ann")).isEqualTo(1);
        assertThat(user("ann", "key-2").statusCode()).as("another key").isEqualTo(409);
    }

    @Test
    void aKeyBelongsToOneRequestOfOneCaller() {
        user("bea", "key-3");
        assertThat(user("ben", "key-3").statusCode()).isEqualTo(422);
        assertThat(people("ben")).isZero();
    }

    @Test
    void manyAtOnceAreDoneOnce() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier together = new CyclicBarrier(many);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return token("key-4");
                                }));
            }
            int made = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                int status = answer.get().statusCode();
                assertThat(status).isIn(201, 409);
                made += status == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        long tokens =
                StreamSupport.stream(server.get("/api/v1/tokens").get("items").spliterator(), false)
                        .filter(token -> token.get("name").asText().equals("once"))
                        .count();
        assertThat(tokens).isEqualTo(1);
        HttpResponse<String> again = token("key-4");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).as("a secret is not shown twice").contains("held a secret");
    }

    private static HttpResponse<String> token(String key) {
        return server.sendWith(
                "POST",
                "/api/v1/tokens",
                "{\"name\":\"once\",\"roles\":[\"viewer\"]}",
                Map.of("Idempotency-Key", key));
    }

    private static HttpResponse<String> user(String name, String key) {
        return server.sendWith(
                "POST",
                "/api/v1/users",
                "{\"name\":\""
                        + name
                        + "\",\"displayName\":\"N\",\"password\":\"long enough 1\","
                        + "\"roles\":[\"viewer\"]}",
                Map.of("Idempotency-Key", key));
    }

    private static long people(String name) {
        return StreamSupport.stream(server.get("/api/v1/users").get("items").spliterator(), false)
                .map((JsonNode person) -> person.get("name").asText())
                .filter(name::equals)
                .count();
    }
}
