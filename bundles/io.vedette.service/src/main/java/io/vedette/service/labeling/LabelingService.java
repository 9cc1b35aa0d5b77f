package io.vedette.service.labeling;

import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Orders labeling work and follows it. A batch goes DRAFT, SUBMITTING, OPEN, (DRAINING,) DECIDING,
 * CLOSED; everything after {@link #submit} happens by itself, in idempotent steps that go on after
 * a restart where they stopped.
 *
 * <p>Refusals are {@link io.vedette.service.problem.ServiceException}s: not found, conflict with
 * the state, or a request that makes no sense. Thread-safe.
 */
@ProviderType
public interface LabelingService {
    /** Checks and stores a batch as DRAFT. */
    BatchView create(BatchDraft draft, String by);

    /**
     * Asks the dispatcher for its price, reserves the budget and begins handing over. Again changes
     * nothing.
     */
    BatchView submit(String batch);

    /**
     * Takes a batch back. Answers that are in count and are paid; again changes nothing.
     *
     * @param now also what somebody is working on
     */
    BatchView cancel(String batch, boolean now);

    /** Goes on with a batch that was paused, for instance once credentials are right again. */
    BatchView resume(String batch);

    /** A batch. */
    Optional<BatchView> batch(String id);

    /** Batches, newest first. */
    Page<BatchView> batches(Optional<String> cursor, int limit);

    /** Numbers of a batch. */
    BatchProgress progress(String batch);

    /** Items in their order. */
    Page<ItemView> items(String batch, Optional<String> cursor, int limit);

    /** Decided items whose votes were equal and that nobody has adjudicated. */
    List<ItemView> ties(String batch);

    /** Raw answers, oldest first. */
    Page<AnswerView> answers(String batch, Optional<String> cursor, int limit);

    /** The ledger's lines, oldest first. */
    List<LedgerEntry> ledger(String batch);

    /** Decides an item by a reviewer's word; the earlier decision stays on record. */
    ItemView adjudicate(String batch, String item, LabelValue value, String by);

    /** The dispatchers in service. */
    List<DispatcherView> dispatchers();

    /**
     * Does on the calling thread whatever there is to do now: hand over, poll, decide, deliver,
     * close. The server does this by itself every moment; scripts call it to go in lock step.
     *
     * @return how many steps were taken; 0 when there is nothing to do just now
     */
    int advance();
}
