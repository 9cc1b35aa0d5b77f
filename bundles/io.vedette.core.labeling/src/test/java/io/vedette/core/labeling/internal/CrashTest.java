package io.vedette.core.labeling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.store.labeling.LabelingStore;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The core dies before or after each unit of work in turn, and starts again on what is stored. */
class CrashTest {

    private final StoreTestSupport db = Bench.memory();

    @AfterEach
    void close() {
        db.close();
    }

    /** As {@code kill -9}: not caught by anything that catches exceptions. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class DyingStore implements LabelingStore {
        private final LabelingStore store;
        private int left;
        private final boolean after;
        private boolean dead;

        DyingStore(LabelingStore store, int left, boolean after) {
            this.store = store;
            this.left = left;
            this.after = after;
        }

        @Override
        public <T> T call(Function<Unit, T> work) {
            if (dead) {
                throw new Killed();
            }
            if (--left == 0) {
                dead = true;
                if (after) {
                    store.call(work);
                }
                throw new Killed();
            }
            return store.call(work);
        }
    }

    @Test
    void aVendorBatchLosesAndDoublesNothing() {
        int steps = 0;
        for (boolean after : new boolean[] {false, true}) {
            // A death after a unit is one before the next, but for the calls in between.
            for (int at = 1; ; at += after ? 9 : 1) {
                if (!vendorBatch(new Bench(db, "-" + after + at), at, after)) {
                    break;
                }
                steps++;
            }
        }
        assertThat(steps).as("moments of death tried").isGreaterThan(80);
    }

    /** Returns whether the core died on the way. */
    private static boolean vendorBatch(Bench bench, int at, boolean after) {
        BatchView batch = bench.batch(bench.vendorId, 2, bench.items(2));
        bench.vendor.opinion =
                (item, worker) ->
                        item.attempt() == 1 && item.item().equals("000002") ? "ufo" : "person";
        LabelingStore real = bench.store;
        DyingStore dying = new DyingStore(real, at, after);
        bench.start(dying);
        boolean died = false;
        try {
            bench.desk.submit(batch.id());
            for (int i = 0; i < 2; i++) {
                bench.settle(1);
                bench.vendor.workAll(2);
            }
            bench.settle(1);
        } catch (Killed e) {
            died = true;
        }
        bench.start(real);
        bench.desk.submit(batch.id());
        for (int i = 0; i < 3; i++) {
            bench.settle(1);
            bench.vendor.workAll(2);
        }
        bench.settle(1);
        String where = "death " + (after ? "after" : "before") + " unit " + at;
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state())
                .as(where)
                .isEqualTo(BatchState.CLOSED);
        var progress = bench.desk.progress(batch.id());
        assertThat(bench.vendor.work).as(where).hasSize(5);
        assertThat(progress.answers())
                .as(where)
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 4L, AnswerState.REJECTED, 1L));
        assertThat(progress.ledger().reserved()).as(where).isEqualTo(80_000);
        assertThat(progress.ledger().paid()).as(where).isEqualTo(80_000);
        assertThat(progress.ledger().held()).as(where).isZero();
        assertThat(bench.delivered).as(where).hasSize(2);
        assertThat(bench.vendor.verdicts).as(where).hasSize(5);
        // A label may be told again after a death, but never with another content.
        Map<String, LabelValue> told = new HashMap<>();
        for (DecidedLabel label : bench.deliveries) {
            assertThat(told.putIfAbsent(label.id(), label.value()))
                    .as(where)
                    .isIn(null, label.value());
        }
        return died;
    }

    @Test
    void aStaffBatchLosesAndDoublesNothing() {
        for (boolean after : new boolean[] {false, true}) {
            for (int at = 1; ; at += after ? 5 : 1) {
                if (!staffBatch(new Bench(db, "-" + after + at), at, after)) {
                    break;
                }
            }
        }
    }

    private static boolean staffBatch(Bench bench, int at, boolean after) {
        bench.page.rewardMicros = 5_000;
        BatchView batch = bench.batch(bench.staffId, 2, bench.items(2));
        LabelingStore real = bench.store;
        bench.start(new DyingStore(real, at, after));
        boolean died = false;
        try {
            bench.desk.submit(batch.id());
            bench.desk.advance();
            work(bench);
            bench.desk.advance();
        } catch (Killed e) {
            died = true;
        }
        bench.start(real);
        bench.desk.submit(batch.id());
        bench.settle();
        work(bench);
        bench.settle();
        String where = "death " + (after ? "after" : "before") + " unit " + at;
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state())
                .as(where)
                .isEqualTo(BatchState.CLOSED);
        assertThat(bench.desk.progress(batch.id()).answers())
                .as(where)
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 4L));
        List<LedgerEntry> ledger = bench.desk.ledger(batch.id());
        assertThat(
                        ledger.stream()
                                .filter(l -> l.kind() == LedgerEntry.Kind.PAY)
                                .mapToLong(LedgerEntry::micros)
                                .sum())
                .as(where)
                .isEqualTo(20_000);
        assertThat(bench.delivered).as(where).hasSize(2);
        return died;
    }

    private static void work(Bench bench) {
        List<String> answered = new ArrayList<>();
        for (String worker : List.of("ann", "bob")) {
            for (Optional<Task> task = bench.queue.next(worker, Optional.empty());
                    task.isPresent();
                    task = bench.queue.next(worker, Optional.empty())) {
                bench.queue.answer(task.get().id(), worker, TaskAnswer.of("person"));
                // A retried post changes nothing.
                bench.queue.answer(task.get().id(), worker, TaskAnswer.of("person"));
                answered.add(task.get().id());
            }
        }
        assertThat(answered).doesNotHaveDuplicates();
    }
}
