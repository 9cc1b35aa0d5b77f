package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.GoldCount;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Instant;
import java.util.List;

/**
 * Accepts or rejects received answers, pays for accepted ones, and asks again for rejected ones.
 * Everything about one answer is one unit of work.
 */
final class Judgement {
    private static final int GOLD_NEEDED = 3;
    private static final int ATTEMPTS_PER_ANSWER = 3;

    private Judgement() {}

    /**
     * Judges one answer.
     *
     * @param settling whether the dispatcher wants to hear of it
     * @param ownPage whether its tasks wait with us, so that they can be taken back at once
     */
    static void judge(Unit unit, AnswerRow answer, boolean settling, boolean ownPage, Instant now) {
        BatchRow batch = unit.batch(answer.batch()).orElseThrow();
        AttemptRow attempt =
                unit.attempt(answer.batch() + "." + answer.item() + "." + answer.attempt())
                        .orElseThrow();
        String fault = fault(unit, batch, answer);
        if (fault.isEmpty() && !covered(unit, batch, answer, now)) {
            fault = "the budget is spent";
        }
        if (fault.isEmpty()) {
            unit.put(answer.to(AnswerState.ACCEPTED, "", batch.priceMicros(), !settling));
            if (batch.priceMicros() > 0) {
                unit.add(
                        new LedgerEntry(
                                "pay/" + answer.id(),
                                batch.id(),
                                LedgerEntry.Kind.PAY,
                                batch.priceMicros(),
                                answer.id(),
                                now));
            }
            if (attempt.state() == AttemptState.SUBMITTED) {
                unit.put(attempt.to(AttemptState.ACCEPTED));
            }
        } else {
            unit.put(answer.to(AnswerState.REJECTED, fault, 0, !settling));
            if (attempt.state() == AttemptState.SUBMITTED) {
                unit.put(attempt.to(AttemptState.REJECTED));
            }
            again(unit, batch, attempt, 1, now);
        }
        refresh(unit, batch, answer.item(), ownPage);
    }

    private static String fault(Unit unit, BatchRow batch, AnswerRow answer) {
        List<String> labels = batch.spec().labels();
        if (!answer.unsure()) {
            if (batch.spec().kind() == TaskKind.CLASS && !labels.contains(answer.value().label())) {
                return "'" + answer.value().label() + "' is none of the labels offered";
            }
            for (var box : answer.value().boxes()) {
                if (!labels.contains(box.label())) {
                    return "'" + box.label() + "' is none of the labels offered";
                }
            }
        }
        boolean again =
                !answer.worker().isEmpty()
                        && unit.answersOf(answer.batch(), answer.item()).stream()
                                .anyMatch(
                                        other ->
                                                other.state() == AnswerState.ACCEPTED
                                                        && other.worker().equals(answer.worker())
                                                        && !other.id().equals(answer.id()));
        if (again) {
            return "the same person has answered this item before";
        }
        if (batch.spec().minGoldAccuracy() > 0) {
            long all = 0;
            long right = 0;
            for (GoldCount count : unit.goldCounts(answer.dispatcher())) {
                if (count.worker().equals(answer.worker())) {
                    all += count.times();
                    right += count.said().equals(count.truth()) ? count.times() : 0;
                }
            }
            if (all >= GOLD_NEEDED && right < batch.spec().minGoldAccuracy() * all) {
                return "right on "
                        + right
                        + " of "
                        + all
                        + " items whose answer is known, which is too few";
            }
        }
        return "";
    }

    /** Whether there is money for it; an answer that came late may need more than was set aside. */
    private static boolean covered(Unit unit, BatchRow batch, AnswerRow answer, Instant now) {
        long price = batch.priceMicros();
        if (price == 0) {
            return true;
        }
        long reserved = unit.sum(batch.id(), LedgerEntry.Kind.RESERVE);
        long paid = unit.sum(batch.id(), LedgerEntry.Kind.PAY);
        if (paid + price <= reserved) {
            return true;
        }
        if (reserved + price > batch.spec().budgetMicros()) {
            return false;
        }
        unit.add(
                new LedgerEntry(
                        "reserve/" + answer.id(),
                        batch.id(),
                        LedgerEntry.Kind.RESERVE,
                        price,
                        "one answer more than planned",
                        now));
        return true;
    }

    /** Asks once more, under the next attempt number, while that makes sense. */
    static void again(Unit unit, BatchRow batch, AttemptRow failed, int wanted, Instant now) {
        List<AttemptRow> attempts = unit.attemptsOf(failed.batch(), failed.item());
        boolean over =
                !batch.state().takesAnswers()
                        || batch.draining().isPresent()
                        || attempts.size() >= ATTEMPTS_PER_ANSWER * batch.spec().overlap();
        if (!over) {
            int number = attempts.get(attempts.size() - 1).number() + 1;
            unit.put(AttemptRow.fresh(failed.batch(), failed.item(), number, wanted, now));
        }
    }

    /** Brings an item's state in line with its answers and attempts. */
    static void refresh(Unit unit, BatchRow batch, String item, boolean ownPage) {
        ItemRow row = unit.item(batch.id(), item).orElseThrow();
        if (row.state() != ItemState.OPEN) {
            return;
        }
        List<AnswerRow> answers = unit.answersOf(batch.id(), item);
        long accepted = answers.stream().filter(a -> a.state() == AnswerState.ACCEPTED).count();
        List<AttemptRow> attempts = unit.attemptsOf(batch.id(), item);
        if (accepted >= batch.spec().overlap()) {
            unit.put(row.to(ItemState.ANSWERED));
            for (AttemptRow attempt : attempts) {
                if (attempt.state() == AttemptState.NEW
                        || (ownPage && attempt.state() == AttemptState.SENT)) {
                    unit.put(attempt.to(AttemptState.CANCELLED));
                }
            }
            return;
        }
        boolean waiting =
                attempts.stream().anyMatch(a -> a.state().out())
                        || answers.stream().anyMatch(a -> a.state() == AnswerState.RECEIVED);
        if (!waiting) {
            unit.put(row.to(accepted > 0 ? ItemState.ANSWERED : ItemState.UNDECIDED));
        }
    }
}
