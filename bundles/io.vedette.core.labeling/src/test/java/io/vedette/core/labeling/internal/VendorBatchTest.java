package io.vedette.core.labeling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AnswerView;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchProgress;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import io.vedette.spi.labeling.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorBatchTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private BatchView now(String id) {
        return bench.desk.batch(id).orElseThrow();
    }

    private void proved(String id) {
        BatchProgress.Balance balance = bench.desk.progress(id).ledger();
        assertThat(balance.reserved()).isEqualTo(balance.paid() + balance.released());
    }

    @Test
    void aBatchGoesFromDraftToClosed() {
        BatchView batch = bench.batch("vendor", 3, bench.items(5));
        assertThat(batch.state()).isEqualTo(BatchState.DRAFT);
        assertThat(bench.vendor.work).isEmpty();

        assertThat(bench.desk.submit(batch.id()).state()).isEqualTo(BatchState.SUBMITTING);
        assertThat(bench.desk.progress(batch.id()).ledger().reserved()).isEqualTo(15 * 20_000);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.OPEN);
        assertThat(bench.vendor.work).hasSize(15);

        bench.vendor.opinion =
                (item, worker) -> item.item().equals("000002") && worker == 2 ? "animal" : "person";
        bench.vendor.workAll(3);
        bench.settle();
        BatchProgress done = bench.desk.progress(batch.id());
        assertThat(now(batch.id()).state()).as(now(batch.id()).said()).isEqualTo(BatchState.CLOSED);
        assertThat(done.items()).isEqualTo(Map.of(ItemState.DECIDED, 5L));
        assertThat(done.answers()).isEqualTo(Map.of(AnswerState.ACCEPTED, 15L));
        assertThat(done.ledger().paid()).isEqualTo(300_000);
        assertThat(done.ledger().released()).isZero();
        assertThat(done.workers()).hasSize(3);
        assertThat(done.workers().get(1).agrees().orElseThrow()).isEqualTo(0.8);
        assertThat(done.agreement().orElseThrow()).isLessThan(1);
        assertThat(done.turnaround().orElseThrow()).isPositive();
        proved(batch.id());
        assertThat(bench.delivered.values())
                .extracting(DecidedLabel::sample)
                .containsExactlyInAnyOrder(
                        "sample-1", "sample-2", "sample-3", "sample-4", "sample-5");
        assertThat(bench.delivered.values())
                .allSatisfy(d -> assertThat(d.value().label()).isEqualTo("person"));
        assertThat(bench.vendor.verdicts.values())
                .containsOnly(Settling.Verdict.ACCEPT)
                .hasSize(15);
        assertThat(bench.vendor.closed).containsExactly(batch.id());
    }

    @Test
    void aBatchThatCostsMoreThanItsBudgetIsNotSubmitted() {
        BatchView batch =
                bench.desk.create(
                        BatchDraft.classes("dear", "vendor", Bench.LABELS, 3, bench.items(5))
                                .withBudget(299_999),
                        "ann");
        assertThatThrownBy(() -> bench.desk.submit(batch.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("300000");
        assertThat(bench.desk.ledger(batch.id())).isEmpty();
    }

    @Test
    void whereTheVendorOverlapsItselfAnItemIsSentOnce() {
        bench.vendor.together = true;
        BatchView batch = bench.batch("vendor", 3, bench.items(4));
        bench.desk.submit(batch.id());
        bench.settle();
        assertThat(bench.vendor.work).hasSize(4);
        bench.vendor.workAll(3);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.desk.progress(batch.id()).answers())
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 12L));
        proved(batch.id());
    }

    @Test
    void anUnknownOutcomeIsRepeatedWithTheSameKeyAndWorkedOnOnce() {
        boolean[] first = {true};
        bench.vendor.submitting =
                item -> {
                    if (first[0] && item.item().equals("000002")) {
                        // Taken, and then the connection broke.
                        first[0] = false;
                        bench.vendor.work.putIfAbsent(item.key(), item);
                        throw new TransportException("read timed out", null);
                    }
                    return null;
                };
        BatchView batch = bench.batch("vendor", 1, bench.items(4));
        bench.desk.submit(batch.id());
        bench.settle();
        bench.vendor.workAll(1);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.vendor.work).hasSize(4);
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(80_000);
    }

    @Test
    void throttlingBacksOffAndARefusalIsPermanentForTheItemOnly() {
        List<String> asked = new ArrayList<>();
        bench.vendor.submitting =
                item -> {
                    asked.add(item.item() + " " + bench.clock.instant());
                    if (item.item().equals("000001")) {
                        return new Receipt.Refused(item.key(), "picture too small");
                    }
                    if (item.item().equals("000002")
                            && asked.stream().filter(a -> a.startsWith("000002")).count() == 1) {
                        return new Receipt.RetryLater(item.key(), Duration.ofSeconds(60));
                    }
                    return null;
                };
        BatchView batch = bench.batch("vendor", 1, bench.items(3));
        bench.desk.submit(batch.id());
        bench.desk.advance();
        bench.clock.forward(Duration.ofSeconds(59));
        bench.desk.advance();
        assertThat(bench.vendor.work).hasSize(1);
        bench.clock.forward(Duration.ofSeconds(20));
        bench.desk.advance();
        assertThat(bench.vendor.work).hasSize(2);
        bench.vendor.workAll(1);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.desk.progress(batch.id()).items())
                .isEqualTo(Map.of(ItemState.DECIDED, 2L, ItemState.FAILED, 1L));
        assertThat(bench.desk.progress(batch.id()).ledger().released()).isEqualTo(20_000);
        proved(batch.id());
    }

    @Test
    void aBatchOfWhichEverythingIsRefusedFailsAndGivesTheMoneyBack() {
        bench.vendor.submitting = item -> new Receipt.Refused(item.key(), "no such label set");
        BatchView batch = bench.batch("vendor", 2, bench.items(3));
        bench.desk.submit(batch.id());
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.FAILED);
        assertThat(now(batch.id()).said()).contains("no such label set");
        assertThat(bench.desk.progress(batch.id()).ledger().released()).isEqualTo(120_000);
        proved(batch.id());
    }

    @Test
    void refusedCredentialsPauseTheBatchUntilTheOperatorResumesIt() {
        bench.vendor.credentialsRefused = true;
        BatchView batch = bench.batch("vendor", 1, bench.items(2));
        bench.desk.submit(batch.id());
        bench.settle();
        assertThat(now(batch.id()).paused().orElseThrow()).contains("credentials");
        bench.vendor.credentialsRefused = false;
        bench.settle();
        assertThat(bench.vendor.work).isEmpty();
        bench.desk.resume(batch.id());
        bench.settle();
        assertThat(bench.vendor.work).hasSize(2);
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.OPEN);
    }

    @Test
    void answersThatMakeNoSenseAreRejectedAndAskedAgain() {
        BatchView batch = bench.batch("vendor", 1, bench.items(1));
        bench.desk.submit(batch.id());
        bench.settle();
        bench.vendor.opinion = (item, w) -> item.attempt() == 1 ? "dinosaur" : "vehicle";
        bench.vendor.workAll(1);
        bench.settle();
        assertThat(bench.vendor.work).hasSize(2);
        bench.vendor.workAll(1);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.delivered.values())
                .extracting(d -> d.value().label())
                .containsExactly("vehicle");
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(20_000);
        assertThat(bench.vendor.verdicts)
                .isEqualTo(Map.of("a0", Settling.Verdict.REJECT, "a1", Settling.Verdict.ACCEPT));
        assertThat(bench.vendor.reasons).anyMatch(r -> r.contains("dinosaur"));
    }

    @Test
    void duplicatesUnknownIdsAndSurplusAnswersAreNeitherCountedNorPaid() {
        BatchView batch = bench.batch("vendor", 1, bench.items(2));
        bench.desk.submit(batch.id());
        bench.settle();
        Item first = bench.vendor.work.values().iterator().next();
        bench.vendor.say(first, 1, "person");
        bench.vendor.answers.add(bench.vendor.answers.get(0));
        bench.vendor.say(first, 2, "animal");
        bench.vendor.answers.add(
                io.vedette.spi.labeling.Answer.ofLabel(
                        new Item("b0", "i", 1, null, Map.of(), List.of()), "w9", "person"));
        bench.settle();
        BatchProgress progress = bench.desk.progress(batch.id());
        assertThat(progress.answers())
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 1L, AnswerState.SURPLUS, 1L));
        assertThat(progress.ledger().paid()).isEqualTo(20_000);
        assertThat(bench.parts.counters.answers("vendor", AnswerIntake.Taken.UNKNOWN)).isPositive();
    }

    @Test
    void anotherVendorCannotAnswerTheItem() {
        BatchView batch = bench.batch("staff", 1, bench.items(1));
        bench.desk.submit(batch.id());
        BatchView other = bench.batch("vendor", 1, bench.items(1));
        bench.desk.submit(other.id());
        bench.settle();
        bench.vendor.say(new Item(batch.id(), "000001", 1, null, Map.of(), List.of()), 1, "person");
        bench.settle();
        assertThat(bench.desk.progress(batch.id()).answers()).isEmpty();
    }

    @Test
    void goldTellsWhoIsCarelessAndTheirAnswersAreRejected() {
        List<ItemDraft> items = new ArrayList<>(bench.items(12));
        for (int i = 0; i < 4; i++) {
            items.set(i, items.get(i).withGold(LabelValue.of("animal")));
        }
        BatchDraft draft =
                new BatchDraft(
                        "with gold",
                        TaskKind.CLASS,
                        "vendor",
                        Bench.LABELS,
                        "",
                        2,
                        "majority",
                        10_000_000,
                        Duration.ofDays(1),
                        0.7,
                        Duration.ZERO,
                        "",
                        "",
                        7,
                        items);
        BatchView batch = bench.desk.create(draft, "ann");
        List<String> order =
                bench.desk.items(batch.id(), Optional.empty(), 100).items().stream()
                        .map(i -> i.gold() ? "gold" : "asked")
                        .toList();
        assertThat(order.subList(0, 4)).as("gold is mixed in").contains("asked");
        bench.desk.submit(batch.id());
        bench.settle();
        List<String> gold =
                bench.desk.items(batch.id(), Optional.empty(), 100).items().stream()
                        .filter(i -> i.gold())
                        .map(i -> i.id())
                        .toList();
        // The first worker is right everywhere, the second says "nothing" to everything.
        bench.vendor.opinion =
                (item, worker) ->
                        worker == 2 ? "nothing" : gold.contains(item.item()) ? "animal" : "person";
        bench.vendor.workAll(2);
        bench.settle();
        BatchProgress progress = bench.desk.progress(batch.id());
        assertThat(progress.workers().get(0).goldAccuracy()).contains(1.0);
        assertThat(progress.workers().get(1).goldAccuracy()).contains(0.0);
        assertThat(progress.workers().get(1).rejected()).isPositive();
        for (int i = 0; i < 5; i++) {
            bench.vendor.workAll(2);
            bench.settle();
        }
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.delivered).hasSize(8);
        proved(batch.id());
    }

    @Test
    void tiesWaitForAReviewerWhoseWordIsDeliveredAsASecondDecision() {
        BatchDraft draft = BatchDraft.classes("tie", "vendor", Bench.LABELS, 2, bench.items(1));
        BatchView batch =
                bench.desk.create(
                        new BatchDraft(
                                draft.title(),
                                draft.kind(),
                                draft.dispatcher(),
                                draft.labels(),
                                "",
                                2,
                                "majority",
                                1_000_000,
                                draft.lifetime(),
                                0,
                                Duration.ZERO,
                                "ds",
                                "ls",
                                1,
                                draft.items()),
                        "ann");
        bench.desk.submit(batch.id());
        bench.settle();
        bench.vendor.opinion = (item, worker) -> worker == 1 ? "vehicle" : "animal";
        bench.vendor.workAll(2);
        bench.settle();
        assertThat(bench.desk.ties(batch.id())).hasSize(1);
        DecidedLabel first = bench.delivered.get(batch.id() + "/000001/1");
        assertThat(first.value().label()).isEqualTo("animal");
        assertThat(first.tie()).isTrue();
        assertThat(first.dataset()).isEqualTo("ds");

        bench.desk.adjudicate(batch.id(), "000001", LabelValue.of("vehicle"), "rita");
        bench.settle();
        assertThat(bench.desk.ties(batch.id())).isEmpty();
        DecidedLabel second = bench.delivered.get(batch.id() + "/000001/2");
        assertThat(second.value().label()).isEqualTo("vehicle");
        assertThat(second.by()).isEqualTo("rita");
        assertThatThrownBy(
                        () ->
                                bench.desk.adjudicate(
                                        batch.id(), "000001", LabelValue.of("ufo"), "rita"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void cancelTakesTheRestBackAndPaysWhatIsThere() {
        BatchView batch = bench.batch("vendor", 1, bench.items(4));
        bench.desk.submit(batch.id());
        bench.settle();
        List<Item> work = List.copyOf(bench.vendor.work.values());
        bench.vendor.say(work.get(0), 1, "person");
        bench.settle();
        // This one is on its way while we cancel: late, taken and paid.
        bench.vendor.say(work.get(1), 1, "vehicle");
        bench.desk.cancel(batch.id(), false);
        bench.settle();
        assertThat(bench.vendor.cancelled).isTrue();
        BatchProgress progress = bench.desk.progress(batch.id());
        assertThat(progress.state()).isEqualTo(BatchState.CANCELLED);
        assertThat(progress.items())
                .isEqualTo(Map.of(ItemState.DECIDED, 2L, ItemState.CANCELLED, 2L));
        assertThat(progress.ledger().paid()).isEqualTo(40_000);
        assertThat(progress.ledger().released()).isEqualTo(40_000);
        proved(batch.id());
        bench.vendor.say(work.get(2), 1, "person");
        // The batch is over; another one keeps the dispatcher polled.
        bench.desk.submit(bench.batch("vendor", 1, bench.items(1)).id());
        bench.settle();
        assertThat(bench.desk.progress(batch.id()).answers())
                .isEqualTo(Map.of(AnswerState.ACCEPTED, 2L, AnswerState.LATE, 1L));
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(40_000);
        assertThat(bench.desk.cancel(batch.id(), true).state()).isEqualTo(BatchState.CANCELLED);
    }

    @Test
    void whatIsNotAnsweredInTimeIsAskedAgainAndThenExpires() {
        BatchView batch = bench.batch("vendor", 1, bench.items(2));
        bench.desk.submit(batch.id());
        bench.settle();
        Item slow = bench.vendor.work.values().iterator().next();
        bench.clock.forward(batch.lifetime());
        bench.settle();
        assertThat(bench.vendor.work).hasSize(4);
        assertThat(bench.desk.progress(batch.id()).attempts())
                .isEqualTo(Map.of(AttemptState.EXPIRED, 2L, AttemptState.SENT, 2L));
        // Late, but the item is still open: taken and paid.
        bench.vendor.say(slow, 1, "person");
        bench.settle();
        assertThat(bench.desk.progress(batch.id()).ledger().paid()).isEqualTo(20_000);
        bench.clock.forward(batch.lifetime().multipliedBy(2));
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.CLOSED);
        assertThat(bench.desk.progress(batch.id()).items())
                .isEqualTo(Map.of(ItemState.DECIDED, 1L, ItemState.UNDECIDED, 1L));
        proved(batch.id());
    }

    @Test
    void anAnswerPaidTwiceByMistakeWouldFailTheBatch() {
        BatchView batch = bench.batch("vendor", 1, bench.items(1));
        bench.desk.submit(batch.id());
        bench.settle();
        bench.store.call(
                u -> {
                    u.add(
                            new LedgerEntry(
                                    "pay/forged",
                                    batch.id(),
                                    LedgerEntry.Kind.PAY,
                                    20_000,
                                    "forged",
                                    bench.clock.instant()));
                    return null;
                });
        bench.vendor.workAll(1);
        bench.settle();
        assertThat(now(batch.id()).state()).isEqualTo(BatchState.FAILED);
        assertThat(now(batch.id()).said()).contains("does not add up");
    }

    @Test
    void rawAnswersAreShownInPages() {
        BatchView batch = bench.batch("vendor", 1, bench.items(5));
        bench.desk.submit(batch.id());
        bench.settle();
        bench.vendor.workAll(1);
        bench.settle();
        var first = bench.desk.answers(batch.id(), Optional.empty(), 3);
        var second = bench.desk.answers(batch.id(), first.nextCursor(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.nextCursor()).isEmpty();
        assertThat(first.items()).extracting(AnswerView::worker).containsOnly("w1");
        assertThatThrownBy(() -> bench.desk.submit(bench.batch("ufo", 1, bench.items(1)).id()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("staff");
    }

    @Test
    void aDispatcherThatThrowsOrVanishesDoesNotStopTheOthers() {
        bench.vendor.submitting =
                item -> {
                    throw new NoClassDefFoundError("gone/Away, as this test wants it");
                };
        BatchView bad = bench.batch("vendor", 1, bench.items(1));
        BatchView good = bench.batch("staff", 1, bench.items(1));
        bench.desk.submit(bad.id());
        bench.desk.submit(good.id());
        bench.settle();
        assertThat(now(good.id()).state()).isEqualTo(BatchState.OPEN);
        assertThat(now(bad.id()).state()).isEqualTo(BatchState.SUBMITTING);
        bench.dispatchers.remove("vendor");
        bench.settle();
        bench.vendor.submitting = item -> null;
        bench.dispatchers.put("vendor", bench.vendor);
        bench.clock.forward(Duration.ofMinutes(10));
        bench.settle();
        assertThat(now(bad.id()).state()).isEqualTo(BatchState.OPEN);
    }
}
