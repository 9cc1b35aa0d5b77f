package io.vedette.store.jpa.internal.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.store.training.TrainingStore.Wanted;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaTrainingStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private StoreTestSupport db = StoreTestSupport.h2();
    private JpaTrainingStore store = new JpaTrainingStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSweepIsThereAfterARestart() {
        Sweep sweep = add("01", 2);
        db = db.restarted();
        store = new JpaTrainingStore(db.tx());
        assertThat(store.sweep("01")).contains(sweep);
        assertThat(store.trials("01")).containsExactly(trial("01", 1), trial("01", 2));
        assertThat(store.running()).containsExactly("01");
        assertThat(store.sweep("02")).isEmpty();
    }

    @Test
    void trialsAreClaimedInTurnAndOnce() {
        add("02", 1);
        add("01", 2);
        assertThat(claim("w", NOW)).contains("01-001");
        assertThat(claim("v", NOW)).contains("01-002");
        assertThat(claim("w", NOW)).contains("02-001");
        assertThat(claim("w", NOW)).isEmpty();
        Trial first = store.trial("01-001").orElseThrow();
        assertThat(first.state()).isEqualTo(TrainingState.RUNNING);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.started()).contains(NOW);
    }

    @Test
    void manyWorkersAtOnceNeverGetTheSameTrial() {
        add("01", 24);
        List<CompletableFuture<List<String>>> workers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            String name = "w" + w;
            workers.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                List<String> mine = new ArrayList<>();
                                for (Optional<String> next = claim(name, NOW);
                                        next.isPresent();
                                        next = claim(name, NOW)) {
                                    mine.add(next.get());
                                }
                                return mine;
                            }));
        }
        List<String> all = workers.stream().flatMap(w -> w.join().stream()).toList();
        Set<String> once = new HashSet<>(all);
        assertThat(all).hasSize(24);
        assertThat(once).hasSize(24);
    }

    @Test
    void aLapsedLeaseGivesTheTrialToAnotherAndTheFirstLosesIt() {
        add("01", 1);
        claim("w", NOW);
        assertThat(claim("v", NOW.plusSeconds(59))).isEmpty();
        assertThat(beat("01-001", "w", NOW.plusSeconds(119))).isEqualTo(Wanted.GO);
        assertThat(claim("v", NOW.plusSeconds(61))).isEmpty();
        assertThat(claim("v", NOW.plusSeconds(120))).contains("01-001");
        assertThat(beat("01-001", "w", NOW.plusSeconds(200))).isEqualTo(Wanted.LOST);
        assertThat(finish("01-001", "w")).isFalse();
        assertThat(finish("01-001", "v")).isTrue();
        assertThat(finish("01-001", "v")).isFalse();
        Trial done = store.trial("01-001").orElseThrow();
        assertThat(done.state()).isEqualTo(TrainingState.DONE);
        assertThat(done.scores()).isEqualTo(Map.of("accuracy", 0.75));
        assertThat(done.step()).isEqualTo(3);
        assertThat(done.values()).isEqualTo(Map.of("loss", 0.5));
        assertThat(done.attempts()).isEqualTo(2);
        assertThat(store.sweep("01").orElseThrow().ended()).isEqualTo(1);
    }

    @Test
    void whatAWorkerHadGoesBackIntoTheQueue() {
        add("01", 2);
        claim("w", NOW);
        claim("v", NOW);
        assertThat(store.release("w", true)).isEqualTo(1);
        assertThat(claim("v", NOW)).contains("01-001");
        assertThat(store.trial("01-001").orElseThrow().attempts()).isEqualTo(2);
        assertThat(store.release("v", false)).isEqualTo(2);
        assertThat(store.trial("01-001").orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void aStoppedSweepStopsItsTrials() {
        add("01", 3);
        add("02", 1);
        claim("w", NOW);
        store.stop("01", "enough", NOW);
        assertThat(beat("01-001", "w", NOW.plusSeconds(60))).isEqualTo(Wanted.STOP);
        assertThat(store.trials("01"))
                .extracting(Trial::state)
                .containsExactly(
                        TrainingState.RUNNING, TrainingState.STOPPED, TrainingState.STOPPED);
        assertThat(claim("w", NOW)).contains("02-001");
    }

    @Test
    void aSweepEndsOnce() {
        add("01", 1);
        assertThat(end("01", TrainingState.DONE, Optional.of("gate:1"))).isTrue();
        assertThat(end("01", TrainingState.FAILED, Optional.empty())).isFalse();
        Sweep ended = store.sweep("01").orElseThrow();
        assertThat(ended.state()).isEqualTo(TrainingState.DONE);
        assertThat(ended.model()).contains("gate:1");
        assertThat(ended.finished()).contains(NOW);
        assertThat(store.running()).isEmpty();
    }

    @Test
    void sweepsArePagedNewestFirst() {
        for (int i = 1; i <= 3; i++) {
            add("0" + i, 1);
        }
        var page = store.sweeps(Optional.empty(), 2);
        assertThat(page.items()).extracting(Sweep::id).containsExactly("03", "02");
        assertThat(store.sweeps(page.nextCursor(), 2).items())
                .extracting(Sweep::id)
                .containsExactly("01");
    }

    private boolean end(String sweep, TrainingState state, Optional<String> model) {
        return store.end(sweep, state, Optional.empty(), model, "", NOW);
    }

    private Optional<String> claim(String worker, Instant now) {
        return store.claim(worker, now, LEASE).map(Trial::id);
    }

    private Wanted beat(String trial, String worker, Instant until) {
        return store.beat(trial, worker, until, 3, 9, Map.of("loss", 0.5));
    }

    private boolean finish(String trial, String worker) {
        return store.finish(trial, worker, TrainingState.DONE, Map.of("accuracy", 0.75), "", NOW);
    }

    private Sweep add(String id, int trials) {
        Sweep sweep =
                new Sweep(
                        id,
                        SweepRequest.of("gate", "dl4j-patch", "d1", trials, 7)
                                .within(Map.of("size", "24|32"))
                                .keeping("person", 0.97),
                        TrainingState.RUNNING,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "ann",
                        NOW,
                        Optional.empty());
        List<Trial> all = new ArrayList<>();
        for (int i = 1; i <= trials; i++) {
            all.add(trial(id, i));
        }
        store.add(sweep, all);
        return sweep;
    }

    private static Trial trial(String sweep, int number) {
        return new Trial(
                String.format("%s-%03d", sweep, number),
                sweep,
                number,
                Map.of("size", "24"),
                -number,
                TrainingState.QUEUED,
                0,
                0,
                Map.of(),
                Map.of(),
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }
}
