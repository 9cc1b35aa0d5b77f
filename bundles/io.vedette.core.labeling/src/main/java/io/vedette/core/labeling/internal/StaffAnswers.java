package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes answers that people give on our page, once each, and gives the last one back. */
final class StaffAnswers {
    private final Loans loans;

    StaffAnswers(Loans loans) {
        this.loans = loans;
    }

    /** An answer, and the dispatcher whose page it was given on. */
    record Given(String dispatcher, Answer answer) {}

    /** Stores an answer; the same one again changes nothing. */
    Given take(Unit unit, String id, String worker, TaskAnswer given, Instant now) {
        AttemptRow attempt = Loans.attempt(unit, id);
        BatchRow batch = unit.batch(attempt.batch()).orElseThrow();
        check(batch, given);
        Answer answer = answer(attempt, worker, given, now);
        String dispatcher = batch.spec().dispatcher();
        Optional<AnswerRow> before = unit.answer(dispatcher, answer.id());
        if (before.isPresent()) {
            same(before.get(), answer);
        } else {
            Loans.checkAnswerable(unit, attempt, batch, worker);
            unit.put(attempt.lent(worker, now));
            AnswerIntake.take(unit, dispatcher, answer, now);
            unit.note(lastOf(worker), dispatcher + "|" + answer.id());
        }
        return new Given(dispatcher, answer);
    }

    private static String lastOf(String worker) {
        return "last/" + worker;
    }

    private static void check(BatchRow batch, TaskAnswer given) {
        if (given.unsure()) {
            return;
        }
        List<String> labels = batch.spec().labels();
        if (batch.spec().kind() == TaskKind.CLASS) {
            check(labels, given.value().label());
        }
        given.value().boxes().forEach(box -> check(labels, box.label()));
    }

    private static void check(List<String> labels, String label) {
        if (!labels.contains(label)) {
            throw new InvalidRequestException("'" + label + "' is none of " + labels);
        }
    }

    private static Answer answer(AttemptRow attempt, String worker, TaskAnswer given, Instant now) {
        LabelValue value = given.unsure() ? LabelValue.of("") : given.value();
        return new Answer(
                attempt.id() + "/" + worker + "/" + attempt.rounds(),
                attempt.id().replace('.', '/'),
                worker,
                value.label(),
                value.boxes(),
                given.unsure(),
                given.spent(),
                now);
    }

    private static void same(AnswerRow before, Answer again) {
        boolean equal =
                before.value().equals(new LabelValue(again.label(), again.boxes()))
                        && before.unsure() == again.unsure();
        if (!equal) {
            throw new ConflictException("this task was answered differently; take it back first");
        }
    }

    /** Gives a task back unanswered; this worker does not get it again. */
    void skip(Unit unit, String id, String worker, Instant now) {
        AttemptRow attempt = Loans.attempt(unit, id);
        String dispatcher = unit.batch(attempt.batch()).orElseThrow().spec().dispatcher();
        String mark = id + "/" + worker + "/skip" + attempt.rounds();
        if (unit.answer(dispatcher, mark).isPresent()) {
            return;
        }
        unit.put(Loans.lent(unit, id, worker).back());
        unit.put(
                new AnswerRow(
                        dispatcher,
                        mark,
                        attempt.batch(),
                        attempt.item(),
                        attempt.number(),
                        worker,
                        LabelValue.of(""),
                        true,
                        0,
                        now,
                        now,
                        AnswerState.SKIPPED,
                        "",
                        0,
                        true,
                        0));
    }

    /** Takes a worker's last answer back; its task is lent to the worker again. */
    String takeBackLast(Unit unit, String worker, Instant now) {
        String last = unit.note(lastOf(worker)).orElse("");
        int bar = last.indexOf('|');
        if (bar < 0) {
            throw new ConflictException("there is no answer to take back");
        }
        AnswerRow answer =
                unit.answer(last.substring(0, bar), last.substring(bar + 1)).orElseThrow();
        String task = answer.batch() + "." + answer.item() + "." + answer.attempt();
        takeBack(unit, answer, task, now);
        unit.note(lastOf(worker), "");
        return task;
    }

    private void takeBack(Unit unit, AnswerRow answer, String task, Instant now) {
        BatchRow batch = unit.batch(answer.batch()).orElseThrow();
        ItemRow item = unit.item(answer.batch(), answer.item()).orElseThrow();
        boolean undecided = item.state() == ItemState.OPEN || item.state() == ItemState.ANSWERED;
        boolean counts =
                answer.state() == AnswerState.RECEIVED || answer.state() == AnswerState.ACCEPTED;
        if (!undecided || !counts || !batch.state().takesAnswers()) {
            throw new ConflictException("your last answer is decided and cannot be taken back");
        }
        if (answer.paidMicros() > 0) {
            unit.add(
                    new LedgerEntry(
                            "unpay/" + answer.id(),
                            batch.id(),
                            LedgerEntry.Kind.PAY,
                            -answer.paidMicros(),
                            answer.id(),
                            now));
        }
        unit.put(answer.to(AnswerState.WITHDRAWN, "taken back", 0, true));
        unit.put(unit.attempt(task).orElseThrow().undone(loans.until(now)));
        if (item.state() == ItemState.ANSWERED) {
            unit.put(item.to(ItemState.OPEN));
        }
    }
}
