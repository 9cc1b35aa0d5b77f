package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.labeling.Picture;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.labeling.TaskService;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.OwnPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The queue of dispatchers with a page of ours. There is no second store: a task is an attempt, a
 * loan its reservation, so the queue survives whatever the batch survives.
 */
@Component
public final class StaffQueue implements TaskService {
    private static final int DRAFT_MOST = 200_000;

    private final Units units;
    private final DispatcherDirectory directory;
    private final PluginCalls calls;
    private final MediaLinks media;
    private final Clock clock;
    private final Duration loan;

    /** In the server. */
    @Activate
    public StaffQueue(@Reference LabelingRuntime runtime) {
        this(runtime.parts());
    }

    private StaffQueue(LabelingParts parts) {
        this(parts.units, parts.directory, parts.calls, parts.media, parts.clock, parts.loan);
    }

    StaffQueue(
            Units units,
            DispatcherDirectory directory,
            PluginCalls calls,
            MediaLinks media,
            Clock clock,
            Duration loan) {
        this.units = units;
        this.directory = directory;
        this.calls = calls;
        this.media = media;
        this.clock = clock;
        this.loan = loan;
    }

    @Override
    public synchronized Optional<Task> next(String worker, Optional<String> wanted) {
        named(worker);
        Instant now = clock.instant();
        Optional<String> id =
                units.call(
                        u -> {
                            for (AttemptRow lent : u.lentTo(worker)) {
                                if (wanted.orElse(lent.batch()).equals(lent.batch())
                                        && lent.until().filter(now::isBefore).isPresent()) {
                                    return Optional.of(lent.id());
                                }
                            }
                            return lend(u, worker, wanted, now);
                        });
        return id.map(i -> task(i, worker));
    }

    private Optional<String> lend(Unit unit, String worker, Optional<String> wanted, Instant now) {
        for (BatchRow batch : unit.live()) {
            boolean open =
                    (batch.state() == BatchState.OPEN || batch.state() == BatchState.SUBMITTING)
                            && batch.paused().isEmpty()
                            && wanted.orElse(batch.id()).equals(batch.id())
                            && ownPage(batch);
            if (!open) {
                continue;
            }
            List<AttemptRow> waiting = unit.waitingFor(batch.id(), worker, 1);
            if (!waiting.isEmpty()) {
                unit.put(waiting.get(0).lent(worker, now.plus(loan)));
                return Optional.of(waiting.get(0).id());
            }
        }
        return Optional.empty();
    }

    private boolean ownPage(BatchRow batch) {
        return directory.find(batch.spec().dispatcher()).orElse(null) instanceof OwnPage;
    }

    private static void named(String worker) {
        if (worker.isBlank() || worker.length() > 200) {
            throw new InvalidRequestException("a worker has a name of 1..200 characters");
        }
    }

    @Override
    public Task task(String id, String worker) {
        return units.call(
                u -> {
                    AttemptRow attempt = mine(u, id, worker);
                    BatchRow batch = u.batch(attempt.batch()).orElseThrow();
                    ItemRow item = u.item(attempt.batch(), attempt.item()).orElseThrow();
                    return new Task(
                            id,
                            batch.id(),
                            batch.spec().title(),
                            batch.spec().kind(),
                            batch.spec().labels(),
                            batch.spec().instructions(),
                            batch.spec().instructionsVersion(),
                            item.content().contentType(),
                            item.content().preLabels(),
                            item.content().preBoxes(),
                            attempt.until(),
                            attempt.draft(),
                            attempt.revision());
                });
    }

    private static AttemptRow mine(Unit unit, String id, String worker) {
        AttemptRow attempt = attempt(unit, id);
        if (attempt.state() == AttemptState.RESERVED && attempt.worker().equals(worker)) {
            return attempt;
        }
        throw new ConflictException("task " + id + " is not lent to you any more; take the next");
    }

    private static AttemptRow attempt(Unit unit, String id) {
        return unit.attempt(id).orElseThrow(() -> new NotFoundException("there is no task " + id));
    }

    @Override
    public Task saveDraft(String id, String worker, long revision, String draft) {
        if (draft.length() > DRAFT_MOST) {
            throw new InvalidRequestException("a draft has at most " + DRAFT_MOST + " characters");
        }
        boolean saved =
                units.call(
                        u -> {
                            AttemptRow attempt = mine(u, id, worker);
                            if (attempt.revision() != revision) {
                                // The same text again is a retried save, which is no conflict.
                                return attempt.draft().equals(draft);
                            }
                            u.put(attempt.drafted(draft, clock.instant().plus(loan)));
                            return true;
                        });
        if (!saved) {
            throw new StaleRevisionException(
                    "another page saved task " + id + " in between: read it again");
        }
        return task(id, worker);
    }

    @Override
    public void answer(String id, String worker, TaskAnswer given) {
        named(worker);
        Instant now = clock.instant();
        Answer[] told = new Answer[1];
        String dispatcher =
                units.call(
                        u -> {
                            AttemptRow attempt = attempt(u, id);
                            BatchRow batch = u.batch(attempt.batch()).orElseThrow();
                            check(batch, given);
                            Answer answer = answer(attempt, worker, given, now);
                            told[0] = answer;
                            String from = batch.spec().dispatcher();
                            Optional<AnswerRow> before = u.answer(from, answer.id());
                            if (before.isPresent()) {
                                same(before.get(), answer);
                                return from;
                            }
                            boolean may =
                                    attempt.state() == AttemptState.RESERVED
                                            ? attempt.worker().equals(worker)
                                            : attempt.state() == AttemptState.SENT
                                                    && u
                                                            .waitingFor(batch.id(), worker, 10_000)
                                                            .stream()
                                                            .anyMatch(a -> a.id().equals(id));
                            if (!may || !batch.state().takesAnswers()) {
                                throw new ConflictException(
                                        "task "
                                                + id
                                                + " is not lent to you any more; take the next");
                            }
                            u.put(attempt.lent(worker, now));
                            AnswerIntake.take(u, from, answer, now);
                            u.note("last/" + worker, from + "|" + answer.id());
                            return from;
                        });
        directory
                .find(dispatcher)
                .filter(OwnPage.class::isInstance)
                .map(OwnPage.class::cast)
                .ifPresent(
                        page ->
                                calls.call(
                                        dispatcher,
                                        "answered",
                                        () -> {
                                            page.answered(told[0]);
                                            return true;
                                        },
                                        why -> {}));
    }

    private static void check(BatchRow batch, TaskAnswer given) {
        if (given.unsure()) {
            return;
        }
        List<String> labels = batch.spec().labels();
        if (batch.spec().kind() == TaskKind.CLASS && !labels.contains(given.value().label())) {
            throw new InvalidRequestException(
                    "'" + given.value().label() + "' is none of " + labels);
        }
        given.value()
                .boxes()
                .forEach(
                        b -> {
                            if (!labels.contains(b.label())) {
                                throw new InvalidRequestException(
                                        "'" + b.label() + "' is none of " + labels);
                            }
                        });
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

    @Override
    public void skip(String id, String worker) {
        Instant now = clock.instant();
        units.call(
                u -> {
                    AttemptRow attempt = attempt(u, id);
                    String dispatcher = u.batch(attempt.batch()).orElseThrow().spec().dispatcher();
                    String mark = id + "/" + worker + "/skip" + attempt.rounds();
                    if (u.answer(dispatcher, mark).isPresent()) {
                        return null;
                    }
                    AttemptRow lent = mine(u, id, worker);
                    u.put(lent.back());
                    u.put(
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
                    return null;
                });
    }

    @Override
    public Task undo(String worker) {
        Instant now = clock.instant();
        String id =
                units.call(
                        u -> {
                            String last = u.note("last/" + worker).orElse("");
                            int bar = last.indexOf('|');
                            if (bar < 0) {
                                throw new ConflictException("there is no answer to take back");
                            }
                            AnswerRow answer =
                                    u.answer(last.substring(0, bar), last.substring(bar + 1))
                                            .orElseThrow();
                            takeBack(u, answer, now);
                            u.note("last/" + worker, "");
                            return answer.batch() + "." + answer.item() + "." + answer.attempt();
                        });
        return task(id, worker);
    }

    private void takeBack(Unit unit, AnswerRow answer, Instant now) {
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
        AttemptRow attempt =
                unit.attempt(answer.batch() + "." + answer.item() + "." + answer.attempt())
                        .orElseThrow();
        unit.put(attempt.undone(now.plus(loan)));
        if (item.state() == ItemState.ANSWERED) {
            unit.put(item.to(ItemState.OPEN));
        }
    }

    @Override
    public Picture picture(String id, String worker) {
        return media.picture(
                units.call(
                        u -> {
                            AttemptRow attempt = mine(u, id, worker);
                            return u.item(attempt.batch(), attempt.item()).orElseThrow();
                        }));
    }
}
