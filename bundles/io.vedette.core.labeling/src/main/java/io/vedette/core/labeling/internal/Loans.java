package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.OwnPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lends tasks to people: a task is an attempt at an item, a loan its reservation for a while. */
final class Loans {
    /** Tasks of a batch that are looked through for one that may be answered without a loan. */
    private static final int MOST_WAITING = 10_000;

    private final DispatcherDirectory directory;
    private final Duration length;

    Loans(DispatcherDirectory directory, Duration length) {
        this.directory = directory;
        this.length = length;
    }

    /** The task that is lent to this worker already, or else the next that waits. */
    Optional<String> next(Unit unit, String worker, Optional<String> wanted, Instant now) {
        for (AttemptRow lent : unit.lentTo(worker)) {
            if (wanted.orElse(lent.batch()).equals(lent.batch())
                    && lent.until().filter(now::isBefore).isPresent()) {
                return Optional.of(lent.id());
            }
        }
        return lend(unit, worker, wanted, now);
    }

    private Optional<String> lend(Unit unit, String worker, Optional<String> wanted, Instant now) {
        for (BatchRow batch : unit.live()) {
            boolean open =
                    (batch.state() == BatchState.OPEN || batch.state() == BatchState.SUBMITTING)
                            && batch.paused().isEmpty()
                            && wanted.orElse(batch.id()).equals(batch.id())
                            && hasOwnPage(batch);
            if (!open) {
                continue;
            }
            List<AttemptRow> waiting = unit.waitingFor(batch.id(), worker, 1);
            if (!waiting.isEmpty()) {
                unit.put(waiting.get(0).lent(worker, until(now)));
                return Optional.of(waiting.get(0).id());
            }
        }
        return Optional.empty();
    }

    private boolean hasOwnPage(BatchRow batch) {
        return directory.find(batch.spec().dispatcher()).orElse(null) instanceof OwnPage;
    }

    /** When a loan that begins or is prolonged now ends. */
    Instant until(Instant now) {
        return now.plus(length);
    }

    /** The task of this id, whoever has it. */
    static AttemptRow attempt(Unit unit, String id) {
        return unit.attempt(id).orElseThrow(() -> new NotFoundException("there is no task " + id));
    }

    /** The task of this id; refused where it is not lent to this worker. */
    static AttemptRow lent(Unit unit, String id, String worker) {
        AttemptRow attempt = attempt(unit, id);
        if (isLentTo(attempt, worker)) {
            return attempt;
        }
        throw notLent(id);
    }

    private static boolean isLentTo(AttemptRow attempt, String worker) {
        return attempt.state() == AttemptState.RESERVED && attempt.worker().equals(worker);
    }

    /** Refuses an answer to a task that somebody else has, or that waits for others only. */
    static void checkAnswerable(Unit unit, AttemptRow attempt, BatchRow batch, String worker) {
        boolean may =
                isLentTo(attempt, worker)
                        || attempt.state() == AttemptState.SENT
                                && unit.waitingFor(batch.id(), worker, MOST_WAITING).stream()
                                        .anyMatch(a -> a.id().equals(attempt.id()));
        if (!may || !batch.state().takesAnswers()) {
            throw notLent(attempt.id());
        }
    }

    private static ConflictException notLent(String id) {
        return new ConflictException("task " + id + " is not lent to you any more; take the next");
    }
}
