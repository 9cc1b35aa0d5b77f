package io.vedette.store.jpa.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.store.jpa.internal.StoreTestSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TxTest {

    private static final String INSERT =
            "INSERT INTO access_audit (id, made_at, caller, action, target, outcome)"
                    + " VALUES (?, 1, 'a', 'b', 'c', 'd')";

    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final Tx tx = db.tx();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void batchesAreCommittedWhole() {
        tx.batch(
                INSERT,
                IntStream.range(0, 1203).boxed().toList(),
                (statement, i) -> statement.setString(1, "x" + i));
        assertThat(rows()).isEqualTo(1203);
    }

    @Test
    void entitiesAndBatchesAreRolledBackTogetherWhenTheWorkThrows() {
        assertThatThrownBy(
                        () ->
                                tx.run(
                                        em -> {
                                            Tx.batch(
                                                    em,
                                                    INSERT,
                                                    IntStream.range(0, 700).boxed().toList(),
                                                    (s, i) -> s.setString(1, "x" + i));
                                            throw new IllegalStateException("enough");
                                        }))
                .hasMessage("enough");
        assertThat(rows()).isZero();
    }

    private long rows() {
        return tx.call(
                em ->
                        ((Number)
                                        em.createNativeQuery("SELECT COUNT(*) FROM access_audit")
                                                .getSingleResult())
                                .longValue());
    }
}
