package io.vedette.core.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.http.Idempotency;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.store.access.KeyedRow;
import io.vedette.service.store.access.KeyedStore;
import io.vedette.store.jpa.internal.StoreTestSupport;
import io.vedette.store.jpa.internal.access.JpaKeyedStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredIdempotencyTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private final StoreTestSupport db = StoreTestSupport.on(h2());
    private final KeyedStore store = new JpaKeyedStore(db.tx());
    private final StoredIdempotency memory = at(NOW);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theAnswerOfTheFirstIsGivenAgain() {
        memory.done(granted(memory.claim("ann", "k", "f")), answer(201));
        Idempotency.Claim again = memory.claim("ann", "k", "f");
        assertThat(again).isInstanceOf(Idempotency.Answered.class);
        assertThat(((Idempotency.Answered) again).answer().status()).isEqualTo(201);
        assertThat(((Idempotency.Answered) again).answer().body()).asString().isEqualTo("body");
    }

    @Test
    void whileItIsWorkedOnARepetitionWaits() {
        granted(memory.claim("ann", "k", "f"));
        assertThat(memory.claim("ann", "k", "f")).isInstanceOf(Idempotency.Busy.class);
    }

    @Test
    void aKeyMeansNothingToAnotherCaller() {
        memory.done(granted(memory.claim("ann", "k", "f")), answer(201));
        assertThat(memory.claim("bob", "k", "f")).isInstanceOf(Idempotency.Granted.class);
    }

    @Test
    void aKeyIsNotUsedForAnotherRequest() {
        memory.done(granted(memory.claim("ann", "k", "f")), answer(201));
        assertThat(memory.claim("ann", "k", "g")).isInstanceOf(Idempotency.Different.class);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        memory.released(granted(memory.claim("ann", "k", "f")));
        assertThat(memory.claim("ann", "k", "g")).isInstanceOf(Idempotency.Granted.class);
    }

    @Test
    void afterACrashNobodyDoesItASecondTime() {
        granted(memory.claim("ann", "k", "f"));
        Idempotency.Claim afterwards = at(NOW.plusSeconds(60)).claim("ann", "k", "f");
        assertThat(afterwards).isEqualTo(new Idempotency.Doubtful(NOW));
    }

    @Test
    void anUnforeseenFailureLeavesItDoubtful() {
        memory.doubtful(granted(memory.claim("ann", "k", "f")));
        assertThat(memory.claim("ann", "k", "f")).isEqualTo(new Idempotency.Doubtful(NOW));
    }

    @Test
    void anAnswerThatCouldNotBeKeptLeavesItDoubtful() {
        StoredIdempotency failing =
                new StoredIdempotency(failing("done"), Clock.fixed(NOW, ZoneOffset.UTC));
        String id = granted(failing.claim("ann", "k", "f"));
        assertThatThrownBy(() -> failing.done(id, answer(201)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(failing.claim("ann", "k", "f")).isEqualTo(new Idempotency.Doubtful(NOW));
    }

    @Test
    void afterADayTheKeyIsForgotten() {
        memory.done(granted(memory.claim("ann", "k", "f")), answer(201));
        Instant late = NOW.plus(StoredIdempotency.LIFE);
        assertThat(at(late.minusMillis(1)).claim("ann", "k", "f"))
                .isInstanceOf(Idempotency.Answered.class);
        assertThat(at(late).claim("ann", "k", "g")).isInstanceOf(Idempotency.Granted.class);
    }

    @Test
    void aCallerHoldsOnlySoManyKeys() {
        String scope = Secrets.hash("scope\nann");
        db.tx()
                .batch(
                        "INSERT INTO access_keyed (id, scope_hash, fingerprint, owner_run, state,"
                                + " status, headers, body, complete, created_at, expires_at)"
                                + " VALUES (?, ?, 'f', 'r', 'DONE', 200, '{}', ?, FALSE, ?, ?)",
                        IntStream.range(0, StoredIdempotency.MOST_KEYS).boxed().toList(),
                        (statement, i) -> {
                            statement.setString(1, "k" + i);
                            statement.setString(2, scope);
                            statement.setBytes(3, new byte[0]);
                            statement.setLong(4, NOW.toEpochMilli());
                            statement.setLong(5, NOW.plusSeconds(60).toEpochMilli());
                        });
        assertThatThrownBy(() -> memory.claim("ann", "k", "f"))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(memory.claim("bob", "k", "f")).isInstanceOf(Idempotency.Granted.class);
        assertThat(at(NOW.plusSeconds(61)).claim("ann", "k", "f"))
                .isInstanceOf(Idempotency.Granted.class);
    }

    @Test
    void neitherKeyNorCredentialIsKeptInClear() {
        String id = granted(memory.claim("vdt_secret", "my-key", "f"));
        KeyedRow row = store.take(probe(id)).orElseThrow();
        assertThat(row.toString()).doesNotContain("vdt_secret").doesNotContain("my-key");
    }

    private static JdbcDataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static KeyedRow probe(String id) {
        return new KeyedRow(
                id, "", "", "", KeyedRow.State.TAKEN, 0, Map.of(), new byte[0], false, NOW, NOW);
    }

    private StoredIdempotency at(Instant now) {
        return new StoredIdempotency(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private KeyedStore failing(String method) {
        return (KeyedStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {KeyedStore.class},
                        (proxy, called, args) -> {
                            if (called.getName().equals(method)) {
                                throw new IllegalStateException("the database is away");
                            }
                            try {
                                return called.invoke(store, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static String granted(Idempotency.Claim claim) {
        assertThat(claim).isInstanceOf(Idempotency.Granted.class);
        return ((Idempotency.Granted) claim).id();
    }

    private static Idempotency.Answer answer(int status) {
        return new Idempotency.Answer(status, Map.of(), "body".getBytes(), true);
    }
}
