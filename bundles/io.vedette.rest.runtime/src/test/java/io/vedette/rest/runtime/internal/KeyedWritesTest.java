package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.http.Idempotency;
import io.vedette.service.problem.TooManyRequestsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.servlet.ServletException;
import org.junit.jupiter.api.Test;

class KeyedWritesTest {

    private final Memory memory = new Memory();
    private final KeyedWrites writes = new KeyedWrites(() -> Optional.of(memory));
    private int done;

    @Test
    void aRepetitionIsAnsweredWithoutBeingDone() throws Exception {
        Answered first = send(post("k", "{\"a\":1}"), creating());
        Answered second = send(post("k", "{\"a\":1}"), creating());
        assertThat(done).isEqualTo(1);
        for (Answered answer : new Answered[] {first, second}) {
            assertThat(answer.status).isEqualTo(201);
            assertThat(answer.header("Location")).isEqualTo("/things/1");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.text()).isEqualTo("thing 1 of {\"a\":1}");
        }
        assertThat(first.header(KeyedWrites.REPLAYED)).isNull();
        assertThat(second.header(KeyedWrites.REPLAYED)).isEqualTo("true");
    }

    @Test
    void everythingThatMakesTheRequestCounts() throws Exception {
        send(post("k", "a"), creating());
        for (Asked other :
                new Asked[] {
                    post("k", "b"),
                    post("k", "a").path("/api/v1/others"),
                    post("k", "a").query("x=1"),
                    post("k", "a").header("If-Match", "\"2\""),
                    new Asked("PUT").header(KeyedWrites.HEADER, "k").body("a")
                }) {
            assertThat(send(other, creating()).status).isEqualTo(422);
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void withoutAKeyOrACallerAndForReadsNothingIsRemembered() throws Exception {
        send(new Asked("POST").body("a"), creating());
        send(new Asked("GET").header(KeyedWrites.HEADER, "k"), creating());
        send(post("k", "a").unknown(), creating());
        assertThat(done).isEqualTo(3);
        assertThat(memory.claims).isEmpty();
    }

    @Test
    void aRefusedWriteLeavesItsKeyFree() throws Exception {
        assertThat(send(post("k", "a"), answering(412)).status).isEqualTo(412);
        assertThat(send(post("k", "b"), creating()).status).isEqualTo(201);
    }

    @Test
    void whatNobodyTookLeavesItsKeyFree() throws Exception {
        assertThat(
                        writes.serve(
                                post("k", "a").request(),
                                new Answered().response(),
                                (q, a) -> false))
                .isFalse();
        assertThat(memory.claims).isEmpty();
    }

    @Test
    void afterAFailureItIsNotDoneAgain() throws Exception {
        send(post("k", "a"), answering(500));
        Answered again = send(post("k", "a"), creating());
        assertThat(again.status).isEqualTo(409);
        assertThat(again.text()).contains("its end is not known").contains("new key");
        assertThatThrownBy(
                        () ->
                                send(
                                        post("l", "a"),
                                        (q, a) -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(send(post("l", "a"), creating()).status).isEqualTo(409);
        assertThat(done).isZero();
    }

    @Test
    void aSecondOneAtTheSameTimeIsAskedToWait() throws Exception {
        Answered[] second = new Answered[1];
        send(
                post("k", "a"),
                (request, response) -> {
                    second[0] = send(post("k", "a"), creating());
                    return creating().serve(request, response);
                });
        assertThat(second[0].status).isEqualTo(409);
        assertThat(second[0].header("Retry-After")).isEqualTo("1");
        assertThat(done).isEqualTo(1);
    }

    @Test
    void secretsAreNotKept() throws Exception {
        KeyedWrites.Work secret =
                (request, response) -> {
                    response.setHeader("Cache-Control", "no-store");
                    return creating().serve(request, response);
                };
        assertThat(send(post("k", "a"), secret).text()).contains("thing 1");
        assertThat(memory.kept("k").body()).isEmpty();
        Answered again = send(post("k", "a"), secret);
        assertThat(again.status).isEqualTo(409);
        assertThat(again.text()).contains("this was done, with status 201");
        assertThat(done).isEqualTo(1);
    }

    @Test
    void aLongAnswerIsSentButNotKept() throws Exception {
        byte[] tooLong = "x".repeat(KeyedWrites.LARGEST_ANSWER + 1).getBytes();
        KeyedWrites.Work talkative =
                (request, response) -> {
                    done++;
                    response.getOutputStream().write(tooLong, 0, 10);
                    response.getOutputStream().write(tooLong, 10, tooLong.length - 10);
                    return true;
                };
        assertThat(send(post("k", "a"), talkative).body()).isEqualTo(tooLong);
        assertThat(memory.kept("k").body()).isEmpty();
        assertThat(send(post("k", "a"), talkative).status).isEqualTo(409);
        assertThat(done).isEqualTo(1);
    }

    @Test
    void keysAndBodiesAreBounded() throws Exception {
        for (String bad : new String[] {"", "a b", "ä", "x".repeat(201), "a\tb"}) {
            assertThat(send(post(bad, "a"), creating()).status).as(bad).isEqualTo(422);
        }
        assertThat(send(post("k", "x".repeat(KeyedWrites.LARGEST_BODY)), creating()).status)
                .isEqualTo(201);
        assertThat(send(post("l", "x".repeat(KeyedWrites.LARGEST_BODY + 1)), creating()).status)
                .isEqualTo(413);
        assertThat(done).isEqualTo(1);
    }

    @Test
    void withoutMemoryAKeyedWriteIsNotDone() throws Exception {
        Answered answer = new Answered();
        new KeyedWrites(Optional::empty)
                .serve(post("k", "a").request(), answer.response(), creating());
        assertThat(answer.status).isEqualTo(503);
        memory.full = true;
        Answered refused = send(post("k", "a"), creating());
        assertThat(refused.status).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("61");
        assertThat(done).isZero();
    }

    private Answered send(Asked asked, KeyedWrites.Work work) throws ServletException, IOException {
        Answered answer = new Answered();
        assertThat(writes.serve(asked.request(), answer.response(), work)).isTrue();
        return answer;
    }

    private KeyedWrites.Work creating() {
        return (request, response) -> {
            done++;
            String body =
                    new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            response.setStatus(201);
            response.setHeader("Location", "/things/" + done);
            response.setContentType("application/json");
            response.getOutputStream().write(("thing " + done + " of " + body).getBytes());
            response.flushBuffer();
            return true;
        };
    }

    private static KeyedWrites.Work answering(int status) {
        return (request, response) -> {
            response.setStatus(status);
            return true;
        };
    }

    private static Asked post(String key, String body) {
        return new Asked("POST").header(KeyedWrites.HEADER, key).body(body);
    }

    /** A key is its own id here. */
    private static final class Memory implements Idempotency {
        private final Map<String, Object> claims = new HashMap<>();
        private final Map<String, String> fingerprints = new HashMap<>();
        private boolean full;

        Answer kept(String key) {
            return (Answer) claims.get(key);
        }

        @Override
        public Claim claim(String credential, String key, String fingerprint) {
            assertThat(credential).isEqualTo("secret");
            if (full) {
                throw new TooManyRequestsException("full", Duration.ofMinutes(1));
            }
            Object there = claims.putIfAbsent(key, "busy");
            if (there == null) {
                fingerprints.put(key, fingerprint);
                return new Granted(key);
            }
            if (!fingerprints.get(key).equals(fingerprint)) {
                return new Different();
            }
            if (there instanceof Answer answer) {
                return new Answered(answer);
            }
            return there.equals("busy") ? new Busy() : new Doubtful(Instant.EPOCH);
        }

        @Override
        public void done(String id, Answer answer) {
            claims.put(id, answer);
        }

        @Override
        public void released(String id) {
            claims.remove(id);
        }

        @Override
        public void doubtful(String id) {
            claims.put(id, "doubtful");
        }
    }
}
