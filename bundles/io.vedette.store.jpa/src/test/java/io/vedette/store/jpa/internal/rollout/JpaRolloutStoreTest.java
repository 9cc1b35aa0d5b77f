package io.vedette.store.jpa.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.rollout.Slot;
import io.vedette.service.store.rollout.RolloutStore.Observed;
import io.vedette.service.store.rollout.RolloutStore.RolloutRow;
import io.vedette.service.store.rollout.RolloutStore.StepRow;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaRolloutStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private final StoreTestSupport db = StoreTestSupport.fresh();
    private final JpaRolloutStore store = new JpaRolloutStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSlotHasOneRolloutUnderWay() {
        store.add(row("r1", "shadow", "yards/verifier", 1), step("r1", 1, "shadow"));
        assertThatThrownBy(
                        () ->
                                store.add(
                                        row("r2", "shadow", "yards/verifier", 1),
                                        step("r2", 1, "shadow")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("under way");
        store.change(
                row("r1", "rolled_back", "r1", 2),
                Optional.of(step("r1", 2, "rolled_back")),
                Optional.empty());
        store.add(row("r2", "shadow", "yards/verifier", 1), step("r2", 1, "shadow"));
        assertThat(store.underWay()).extracting(RolloutRow::id).containsExactly("r2");
        assertThat(store.steps("r1")).extracting(StepRow::number).containsExactly(1, 2);
        assertThat(store.list(Optional.of("yards"), Optional.empty(), 1).items())
                .containsExactly(row("r2", "shadow", "yards/verifier", 1));
    }

    @Test
    void aStaleChangeLeavesNothing() {
        store.add(row("r1", "shadow", "yards/verifier", 1), step("r1", 1, "shadow"));
        assertThatThrownBy(
                        () ->
                                store.change(
                                        row("r1", "canary", "yards/verifier", 3),
                                        Optional.of(step("r1", 2, "canary")),
                                        Optional.of(reign("yard:1"))))
                .isInstanceOf(StaleRevisionException.class);
        assertThat(store.steps("r1")).hasSize(1);
        assertThat(store.assignments(Optional.empty())).isEmpty();
        assertThat(store.row("r1").orElseThrow().stage()).isEqualTo("shadow");
    }

    @Test
    void championsAreKeptNewestFirst() {
        store.add(row("r1", "shadow", "yards/verifier", 1), step("r1", 1, "shadow"));
        store.change(
                row("r1", "production", "yards/verifier", 2),
                Optional.of(step("r1", 2, "production")),
                Optional.of(reign("yard:1")));
        store.change(
                row("r1", "rolled_back", "r1", 3),
                Optional.of(step("r1", 3, "rolled_back")),
                Optional.of(reign("")));
        assertThat(store.assignments(Optional.empty())).hasSize(2);
        assertThat(store.assignments(Optional.of("others"))).isEmpty();
        assertThat(store.list(Optional.empty(), Optional.empty(), 5).items()).hasSize(1);
        assertThat(store.list(Optional.of("others"), Optional.empty(), 5).items()).isEmpty();
        assertThat(store.assignments(Optional.of("yards")))
                .extracting(a -> a.model().orElse("none"))
                .containsExactly("none", "yard:1");
    }

    @Test
    void observedTimeIsCountedOnce() {
        store.observed("yards", "c1", NOW, 60);
        store.observed("yards", "c1", NOW, 3600);
        store.observed("yards", "c2", NOW.plusSeconds(100), 60);
        assertThat(store.observations("yards", NOW))
                .containsExactly(
                        new Observed("c1", NOW, 3600),
                        new Observed("c2", NOW.plusSeconds(100), 60));
        assertThat(store.observations("yards", NOW.plusSeconds(1))).hasSize(1);
        assertThat(store.horizon("yards")).contains(NOW.plusSeconds(3600));
        assertThat(store.horizon("others")).isEmpty();
    }

    private static Assignment reign(String model) {
        return new Assignment(
                "yards", Slot.VERIFIER, Optional.of(model).filter(m -> !m.isEmpty()), NOW, "r1");
    }

    private static RolloutRow row(String id, String stage, String active, long revision) {
        return new RolloutRow(
                id,
                "yards",
                "verifier",
                "yard:1",
                "",
                stage,
                active,
                NOW,
                "{}",
                "ann",
                NOW,
                revision);
    }

    private static StepRow step(String id, int number, String stage) {
        return new StepRow(id, number, stage, "why", "ann", false, "", NOW);
    }
}
