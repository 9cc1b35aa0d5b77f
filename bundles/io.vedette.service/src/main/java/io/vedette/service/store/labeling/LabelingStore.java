package io.vedette.service.store.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps labeling work. All is read and written inside units of work that are committed whole or not
 * at all, so the core's steps can be repeated after a crash.
 */
@ProviderType
public interface LabelingStore {
    /**
     * Runs the work in a transaction of its own.
     *
     * @throws io.vedette.service.problem.StaleRevisionException when a row that was put has another
     *     revision by now
     * @throws io.vedette.service.problem.ConflictException when a row that was added is there
     */
    <T> T call(Function<Unit, T> work);

    /** What can be read and written in a transaction. */
    @ProviderType
    interface Unit {
        /** Adds (revision 0) or changes a batch. */
        void put(BatchRow batch);

        /** Adds or changes an item. */
        void put(ItemRow item);

        /** Adds or changes an attempt. */
        void put(AttemptRow attempt);

        /** Adds or changes an answer. */
        void put(AnswerRow answer);

        /** Adds a decision. */
        void add(DecisionRow decision);

        /** Adds a line to the ledger. */
        void add(LedgerEntry entry);

        /** Marks a decision as delivered. */
        void delivered(String decisionId);

        /** A batch. */
        Optional<BatchRow> batch(String id);

        /** Batches that are neither drafts nor ended, oldest first. */
        List<BatchRow> live();

        /** Batches with ids below a cursor, newest first. */
        List<BatchRow> batches(Optional<String> before, int limit);

        /** An item. */
        Optional<ItemRow> item(String batch, String item);

        /** Items after a cursor (an item id), in order. */
        List<ItemRow> items(String batch, String after, int limit);

        /** Blobs that items show, each once, after a cursor (a blob's id), by id. */
        List<String> blobs(String after, int limit);

        /** Items in a state, in order. */
        List<ItemRow> items(String batch, ItemState state, int limit);

        /** Counts by state. */
        Map<ItemState, Long> itemCounts(String batch);

        /** An attempt by its id. */
        Optional<AttemptRow> attempt(String id);

        /** Attempts at an item, in order. */
        List<AttemptRow> attemptsOf(String batch, String item);

        /** Attempts of a batch in a state, by id. */
        List<AttemptRow> attempts(String batch, AttemptState state, int limit);

        /** New attempts that may be handed over now, by id. */
        List<AttemptRow> due(String batch, Instant now, int limit);

        /** Handed over before a moment and neither lent nor answered, by id. */
        List<AttemptRow> unanswered(String batch, Instant before, int limit);

        /** Loans that ended before a moment. */
        List<AttemptRow> overdue(Instant now, int limit);

        /** What is lent to a worker, by id. */
        List<AttemptRow> lentTo(String worker);

        /** Sent attempts of a batch whose item this worker has never seen, by id. */
        List<AttemptRow> waitingFor(String batch, String worker, int limit);

        /** Counts by state. */
        Map<AttemptState, Long> attemptCounts(String batch);

        /** An answer by dispatcher and id. */
        Optional<AnswerRow> answer(String dispatcher, String answer);

        /** Answers to an item, oldest first. */
        List<AnswerRow> answersOf(String batch, String item);

        /** Answers in a state, oldest first. */
        List<AnswerRow> answers(String batch, AnswerState state, int limit);

        /** Answers of a batch after a cursor (an answer row's id), by id. */
        List<AnswerRow> answersAfter(String batch, String after, int limit);

        /** Decided answers of a dispatcher that it was not told about. */
        List<AnswerRow> untold(String dispatcher, int limit);

        /** How many decided answers of a batch its dispatcher was not told about. */
        long untoldOf(String batch);

        /** Sum of what was paid, by the answers. */
        long paid(String batch);

        /** Counts by state. */
        Map<AnswerState, Long> answerCounts(String batch);

        /** What workers of a dispatcher said of gold items of class tasks, in all batches. */
        List<GoldCount> goldCounts(String dispatcher);

        /** The latest decision on an item. */
        Optional<DecisionRow> decision(String batch, String item, int number);

        /** Latest decisions of a batch whose votes were equal. */
        List<DecisionRow> ties(String batch);

        /** Decisions that were not delivered, oldest first. */
        List<DecisionRow> undelivered(int limit);

        /** Ledger of a batch, oldest first. */
        List<LedgerEntry> ledger(String batch);

        /** Sum of a kind of entries. */
        long sum(String batch, LedgerEntry.Kind kind);

        /** A kept word, such as a cursor. */
        Optional<String> note(String name);

        /** Keeps a word. */
        void note(String name, String text);
    }
}
