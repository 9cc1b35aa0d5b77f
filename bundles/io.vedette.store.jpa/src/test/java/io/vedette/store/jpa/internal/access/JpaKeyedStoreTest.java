package io.vedette.store.jpa.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.http.Idempotency;
import io.vedette.service.store.access.KeyedRow;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaKeyedStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private StoreTestSupport db = StoreTestSupport.fresh();
    private JpaKeyedStore store = new JpaKeyedStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void anAnswerIsThereAfterARestart() {
        assertThat(store.take(row("k1", NOW))).isEmpty();
        byte[] body = {0, 1, -1, 127, -128};
        store.done("k1", new Idempotency.Answer(201, Map.of("ETag", "\"1\""), body, true));
        db = db.restarted();
        store = new JpaKeyedStore(db.tx());
        KeyedRow there = store.take(row("k1", NOW.plusSeconds(1))).orElseThrow();
        assertThat(there.state()).isEqualTo(KeyedRow.State.DONE);
        assertThat(there.status()).isEqualTo(201);
        assertThat(there.headers()).containsExactly(Map.entry("ETag", "\"1\""));
        assertThat(there.body()).isEqualTo(body);
        assertThat(there.complete()).isTrue();
        assertThat(there.created()).isEqualTo(NOW);
    }

    @Test
    void aDoubtfulOneStaysUntilItExpires() {
        store.take(row("k1", NOW));
        store.doubtful("k1");
        assertThat(store.take(row("k1", NOW.plusSeconds(59))).orElseThrow().state())
                .isEqualTo(KeyedRow.State.DOUBTFUL);
        assertThat(store.take(row("k1", NOW.plusSeconds(60)))).isEmpty();
    }

    @Test
    void oneThatWasRemovedIsFree() {
        store.take(row("k1", NOW));
        store.remove("k1");
        assertThat(store.take(row("k1", NOW))).isEmpty();
    }

    @Test
    void theyAreCountedByScopeAndForgottenInTime() {
        store.take(row("k1", NOW));
        store.take(row("k2", NOW.plusSeconds(10)));
        assertThat(store.count("s")).isEqualTo(2);
        assertThat(store.count("t")).isZero();
        assertThat(store.removeExpired(NOW.plusSeconds(65))).isEqualTo(1);
        assertThat(store.count("s")).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneTakesIt() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier together = new CyclicBarrier(many);
        try {
            List<Future<Optional<KeyedRow>>> results = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                results.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return store.take(row("k1", NOW));
                                }));
            }
            int taken = 0;
            for (Future<Optional<KeyedRow>> result : results) {
                taken += result.get().isEmpty() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static KeyedRow row(String id, Instant created) {
        return new KeyedRow(
                id,
                "s",
                "f",
                "run",
                KeyedRow.State.TAKEN,
                0,
                Map.of(),
                new byte[0],
                false,
                created,
                created.plusSeconds(60));
    }
}
