package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.Picture;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.labeling.TaskService;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.spi.labeling.OwnPage;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The queue of dispatchers with a page of ours. There is no second store: tasks and loans are rows
 * of their batch, so the queue survives whatever the batch survives.
 */
@Component
public final class StaffQueue implements TaskService {
    private static final int DRAFT_MOST = 200_000;

    private final Units units;
    private final DispatcherDirectory directory;
    private final PluginCalls calls;
    private final MediaLinks media;
    private final Clock clock;
    private final Loans loans;
    private final StaffAnswers answers;

    /** In the server. */
    @Activate
    public StaffQueue(@Reference LabelingRuntime runtime) {
        this(runtime.parts());
    }

    StaffQueue(LabelingParts parts) {
        units = parts.units;
        directory = parts.directory;
        calls = parts.calls;
        media = parts.media;
        clock = parts.clock;
        loans = new Loans(directory, parts.loan);
        answers = new StaffAnswers(loans);
    }

    @Override
    public synchronized Optional<Task> next(String worker, Optional<String> wanted) {
        checkName(worker);
        Optional<String> id = units.call(u -> loans.next(u, worker, wanted, clock.instant()));
        return id.map(i -> task(i, worker));
    }

    private static void checkName(String worker) {
        if (worker.isBlank() || worker.length() > 200) {
            throw new InvalidRequestException("a worker has a name of 1..200 characters");
        }
    }

    @Override
    public Task task(String id, String worker) {
        return units.call(
                u -> {
                    AttemptRow attempt = Loans.lent(u, id, worker);
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

    @Override
    public Task saveDraft(String id, String worker, long revision, String draft) {
        if (draft.length() > DRAFT_MOST) {
            throw new InvalidRequestException("a draft has at most " + DRAFT_MOST + " characters");
        }
        boolean saved =
                units.call(
                        u -> {
                            AttemptRow attempt = Loans.lent(u, id, worker);
                            if (attempt.revision() != revision) {
                                // The same text again is a retried save, which is no conflict.
                                return attempt.draft().equals(draft);
                            }
                            u.put(attempt.drafted(draft, loans.until(clock.instant())));
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
        checkName(worker);
        tell(units.call(u -> answers.take(u, id, worker, given, clock.instant())));
    }

    private void tell(StaffAnswers.Given given) {
        directory
                .find(given.dispatcher())
                .filter(OwnPage.class::isInstance)
                .map(OwnPage.class::cast)
                .ifPresent(
                        page ->
                                calls.call(
                                        given.dispatcher(),
                                        "answered",
                                        () -> {
                                            page.answered(given.answer());
                                            return true;
                                        },
                                        why -> {}));
    }

    @Override
    public void skip(String id, String worker) {
        units.call(
                u -> {
                    answers.skip(u, id, worker, clock.instant());
                    return true;
                });
    }

    @Override
    public Task undo(String worker) {
        String id = units.call(u -> answers.takeBackLast(u, worker, clock.instant()));
        return task(id, worker);
    }

    @Override
    public Picture picture(String id, String worker) {
        return media.picture(
                units.call(
                        u -> {
                            AttemptRow attempt = Loans.lent(u, id, worker);
                            return u.item(attempt.batch(), attempt.item()).orElseThrow();
                        }));
    }
}
