package io.vedette.service.labeling;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The queue of the own staff, and of every dispatcher whose tasks are shown by a page of ours. A
 * task is lent for a while; what is not saved or answered in that time goes back. Nobody gets the
 * same item twice. Thread-safe; survives a restart.
 */
@ProviderType
public interface TaskService {
    /**
     * The next task for a worker: the one lent to them already, else a new one.
     *
     * @param batch only of this batch
     */
    Optional<Task> next(String worker, Optional<String> batch);

    /** A task that is lent to this worker. */
    Task task(String id, String worker);

    /**
     * Saves work in progress and prolongs the loan.
     *
     * @param revision the one known to the page
     * @return the task with its new revision
     * @throws io.vedette.service.problem.StaleRevisionException when another page saved in between
     */
    Task saveDraft(String id, String worker, long revision, String draft);

    /**
     * Answers a task. The same answer again changes nothing.
     *
     * @throws io.vedette.service.problem.ConflictException when the task has gone back and to
     *     somebody else, or was answered differently
     */
    void answer(String id, String worker, TaskAnswer answer);

    /** Passes: the task goes to somebody else. */
    void skip(String id, String worker);

    /**
     * Takes a worker's last answer back while its item is undecided.
     *
     * @return the task, lent to them again
     * @throws io.vedette.service.problem.ConflictException when there is none to take back
     */
    Task undo(String worker);

    /** The picture of a task that is lent to this worker. */
    Picture picture(String id, String worker);
}
