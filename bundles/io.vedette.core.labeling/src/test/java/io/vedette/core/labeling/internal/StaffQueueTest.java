package io.vedette.core.labeling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.spi.Box;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaffQueueTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private BatchView open(int overlap, int items) {
        BatchView batch = bench.batch("staff", overlap, bench.items(items));
        bench.desk.submit(batch.id());
        bench.desk.advance();
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state()).isEqualTo(BatchState.OPEN);
        return batch;
    }

    private Optional<Task> next(String worker) {
        return bench.queue.next(worker, Optional.empty());
    }

    @Test
    void nobodyGetsTheSameItemTwiceAndEveryItemIsAnsweredByDifferentPeople() {
        BatchView batch = open(2, 3);
        Set<String> items = new HashSet<>();
        for (Optional<Task> t = next("ann"); t.isPresent(); t = next("ann")) {
            assertThat(items.add(t.get().id().split("\\.")[1])).isTrue();
            bench.queue.answer(t.get().id(), "ann", TaskAnswer.of("person"));
        }
        assertThat(items).hasSize(3);
        assertThat(next("ann")).isEmpty();
        for (Optional<Task> t = next("bob"); t.isPresent(); t = next("bob")) {
            bench.queue.answer(t.get().id(), "bob", TaskAnswer.of("person"));
        }
        bench.settle();
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.delivered).hasSize(3);
        assertThat(bench.page.told).hasSize(6);
    }

    @Test
    void aReloadGetsTheSameTaskAndSomebodyElseAnother() {
        open(1, 2);
        String first = next("ann").orElseThrow().id();
        assertThat(next("ann").orElseThrow().id()).isEqualTo(first);
        assertThat(next("bob").orElseThrow().id()).isNotEqualTo(first);
        assertThat(next("cy")).isEmpty();
    }

    @Test
    void aTaskHeldBySomebodyWhoLeftReturns() {
        open(1, 1);
        Task task = next("ann").orElseThrow();
        bench.clock.forward(Duration.ofMinutes(4));
        Task saved = bench.queue.saveDraft(task.id(), "ann", task.revision(), "{half}");
        bench.clock.forward(Duration.ofMinutes(4));
        bench.desk.advance();
        assertThat(next("bob")).as("saving prolongs the loan").isEmpty();
        assertThat(next("ann").orElseThrow().draft()).isEqualTo("{half}");
        bench.clock.forward(Duration.ofMinutes(6));
        bench.desk.advance();
        Task again = next("bob").orElseThrow();
        assertThat(again.id()).isEqualTo(task.id());
        assertThat(again.draft()).as("not somebody else's draft").isEmpty();
        assertThatThrownBy(() -> bench.queue.answer(task.id(), "ann", TaskAnswer.of("person")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> bench.queue.saveDraft(task.id(), "ann", saved.revision(), "late"))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aLateAnswerCountsWhereNobodyElseHasTheTask() {
        BatchView batch = open(1, 1);
        Task task = next("ann").orElseThrow();
        bench.clock.forward(Duration.ofMinutes(30));
        bench.desk.advance();
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        bench.settle();
        assertThat(bench.desk.progress(batch.id()).answers())
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 1L));
    }

    @Test
    void twoPagesOfOnePersonDoNotOverwriteEachOther() {
        open(1, 1);
        Task task = next("ann").orElseThrow();
        Task saved = bench.queue.saveDraft(task.id(), "ann", task.revision(), "one");
        assertThat(saved.revision()).isGreaterThan(task.revision());
        assertThatThrownBy(() -> bench.queue.saveDraft(task.id(), "ann", task.revision(), "two"))
                .isInstanceOf(StaleRevisionException.class);
        // The same save again is a retried one.
        assertThat(bench.queue.saveDraft(task.id(), "ann", task.revision(), "one").draft())
                .isEqualTo("one");
    }

    @Test
    void theSameAnswerAgainIsNothingAndADifferentOneIsRefused() {
        BatchView batch = open(2, 1);
        Task task = next("ann").orElseThrow();
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        bench.desk.advance();
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        assertThatThrownBy(() -> bench.queue.answer(task.id(), "ann", TaskAnswer.of("animal")))
                .isInstanceOf(ConflictException.class);
        assertThat(bench.desk.progress(batch.id()).answers())
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 1L));
        assertThatThrownBy(() -> bench.queue.answer(task.id(), "ann", TaskAnswer.of("ufo")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theLastAnswerIsTakenBackWithItsMoney() {
        bench.page.rewardMicros = 7_000;
        BatchView batch = open(2, 2);
        Task task = next("ann").orElseThrow();
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        bench.desk.advance();
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(7_000);
        Task back = bench.queue.undo("ann");
        assertThat(back.id()).isEqualTo(task.id());
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isZero();
        assertThatThrownBy(() -> bench.queue.undo("ann")).isInstanceOf(ConflictException.class);
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("animal"));
        for (String worker : List.of("ann", "bob")) {
            for (Optional<Task> t = next(worker); t.isPresent(); t = next(worker)) {
                bench.queue.answer(t.get().id(), worker, TaskAnswer.of("animal"));
            }
        }
        bench.settle();
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(28_000);
        assertThat(bench.desk.progress(batch.id()).ledger().held()).isZero();
        assertThat(bench.desk.ledger(batch.id()))
                .filteredOn(l -> l.kind() == LedgerEntry.Kind.PAY && l.micros() < 0)
                .hasSize(1);
        assertThat(bench.delivered.values())
                .allSatisfy(d -> assertThat(d.value().label()).isEqualTo("animal"));
        assertThatThrownBy(() -> bench.queue.undo("bob"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("decided");
    }

    @Test
    void whatIsSkippedGoesToSomebodyElseAndWhatNobodyKnowsStaysUndecided() {
        BatchView batch = open(1, 1);
        Task task = next("ann").orElseThrow();
        bench.queue.skip(task.id(), "ann");
        bench.queue.skip(task.id(), "ann");
        assertThat(next("ann")).isEmpty();
        Task again = next("bob").orElseThrow();
        assertThat(again.id()).isEqualTo(task.id());
        bench.queue.answer(
                again.id(), "bob", new TaskAnswer(LabelValue.of(""), true, Duration.ZERO));
        bench.settle();
        assertThat(bench.desk.progress(batch.id()).items())
                .isEqualTo(Map.of(ItemState.UNDECIDED, 1L));
        assertThat(bench.delivered).isEmpty();
        bench.desk.adjudicate(batch.id(), "000001", LabelValue.of("nothing"), "rita");
        bench.settle();
        assertThat(bench.delivered.values())
                .singleElement()
                .satisfies(d -> assertThat(d.method()).isEqualTo("adjudicated"));
    }

    @Test
    void anAnswerMayBeTakenBackForAWhileBeforeItCounts() {
        BatchDraft draft = BatchDraft.classes("undo", "staff", Bench.LABELS, 1, bench.items(1));
        BatchView batch =
                bench.desk.create(
                        new BatchDraft(
                                "undo",
                                draft.kind(),
                                "staff",
                                draft.labels(),
                                "",
                                1,
                                "majority",
                                0,
                                draft.lifetime(),
                                0,
                                Duration.ofSeconds(20),
                                "",
                                "",
                                1,
                                draft.items()),
                        "ann");
        bench.desk.submit(batch.id());
        bench.desk.advance();
        Task task = next("ann").orElseThrow();
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("person"));
        bench.desk.advance();
        assertThat(bench.delivered).isEmpty();
        bench.queue.undo("ann");
        bench.queue.answer(task.id(), "ann", TaskAnswer.of("vehicle"));
        bench.desk.advance();
        assertThat(bench.delivered).isEmpty();
        bench.clock.forward(Duration.ofSeconds(30));
        bench.settle();
        assertThat(bench.delivered.values())
                .extracting(d -> d.value().label())
                .containsExactly("vehicle");
    }

    @Test
    void boxesOfSeveralPeopleAreMerged() {
        BatchView batch =
                bench.desk.create(
                        new BatchDraft(
                                "boxes",
                                TaskKind.BOXES,
                                "staff",
                                List.of("person"),
                                "draw tightly",
                                3,
                                "majority",
                                0,
                                Duration.ofDays(1),
                                0,
                                Duration.ZERO,
                                "",
                                "",
                                1,
                                bench.items(1)),
                        "ann");
        bench.desk.submit(batch.id());
        bench.desk.advance();
        double x = 10;
        for (String worker : List.of("ann", "bob", "cy")) {
            List<Item.LabeledBox> boxes = new ArrayList<>();
            boxes.add(new Item.LabeledBox("person", new Box(x, 10, 40, 80)));
            if (worker.equals("cy")) {
                boxes.add(new Item.LabeledBox("person", new Box(300, 10, 40, 80)));
            }
            x += 2;
            bench.queue.answer(
                    next(worker).orElseThrow().id(),
                    worker,
                    new TaskAnswer(LabelValue.of(boxes), false, Duration.ofSeconds(9)));
        }
        bench.settle();
        assertThat(bench.desk.batch(batch.id()).orElseThrow().state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.delivered.values())
                .singleElement()
                .satisfies(
                        d ->
                                assertThat(d.value().boxes())
                                        .containsExactly(
                                                new Item.LabeledBox(
                                                        "person", new Box(12, 10, 40, 80))));
    }

    @Test
    void manyPeopleAtOnceNeverGetTheSameTask() throws InterruptedException, ExecutionException {
        open(2, 12);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                String worker = "w" + n;
                Callable<Integer> work =
                        () -> {
                            int count = 0;
                            for (Optional<Task> t = next(worker); t.isPresent(); t = next(worker)) {
                                bench.queue.answer(t.get().id(), worker, TaskAnswer.of("person"));
                                bench.desk.advance();
                                count++;
                            }
                            return count;
                        };
                futures.add(pool.submit(work));
            }
            int all = 0;
            for (Future<Integer> future : futures) {
                all += future.get();
            }
            assertThat(all).isEqualTo(24);
        } finally {
            pool.shutdownNow();
        }
        bench.settle();
        assertThat(bench.delivered).hasSize(12);
    }

    @Test
    void thePictureIsForWhoHasTheTaskOrASignedAddress() throws IOException {
        BatchView batch = open(1, 1);
        Task task = next("ann").orElseThrow();
        try (var bytes = bench.queue.picture(task.id(), "ann").bytes()) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("picture 1");
        }
        assertThatThrownBy(() -> bench.queue.picture(task.id(), "bob"))
                .isInstanceOf(ConflictException.class);

        String url =
                bench.parts
                        .media
                        .access(
                                bench.parts.units.call(
                                        u -> u.item(batch.id(), "000001").orElseThrow()))
                        .url(Duration.ofMinutes(10))
                        .toString();
        String token = url.substring(url.lastIndexOf('/') + 1);
        assertThat(url).startsWith("http://127.0.0.1:8181/api/v1/labeling/media/");
        try (var bytes = bench.parts.media.open(token).bytes()) {
            assertThat(bytes.readAllBytes()).isNotEmpty();
        }
        bench.start(bench.store);
        try (var bytes = bench.parts.media.open(token).bytes()) {
            assertThat(bytes.readAllBytes()).as("the key survives a restart").isNotEmpty();
        }
        char first = token.charAt(3);
        String forged = token.substring(0, 3) + (first == 'A' ? 'B' : 'A') + token.substring(4);
        for (String bad : List.of(forged, token + "x", "", ".", "a.b", token.substring(5))) {
            assertThatThrownBy(() -> bench.parts.media.open(bad))
                    .isInstanceOf(io.vedette.service.problem.NotFoundException.class);
        }
        bench.clock.forward(Duration.ofMinutes(11));
        assertThatThrownBy(() -> bench.parts.media.open(token))
                .isInstanceOf(io.vedette.service.problem.NotFoundException.class);
    }
}
