package io.vedette.service.labeling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a batch is and what it cost.
 *
 * @param batch id
 * @param state of the batch
 * @param items counts by state
 * @param attempts counts by state
 * @param answers counts by state
 * @param ledger money
 * @param agreement Krippendorff's alpha of the accepted classes; empty where there is nothing to
 *     compare
 * @param turnaround median from submission to an answer
 * @param workers one row for each who answered
 */
public record BatchProgress(
        String batch,
        BatchState state,
        Map<ItemState, Long> items,
        Map<AttemptState, Long> attempts,
        Map<AnswerState, Long> answers,
        Balance ledger,
        Optional<Double> agreement,
        Optional<Duration> turnaround,
        List<WorkerRow> workers) {
    /** Copies the collections. */
    public BatchProgress {
        items = Map.copyOf(items);
        attempts = Map.copyOf(attempts);
        answers = Map.copyOf(answers);
        workers = List.copyOf(workers);
    }

    /**
     * Money in micros of a currency.
     *
     * @param reserved set aside
     * @param paid for accepted answers
     * @param released given back
     * @param currency ISO 4217 or empty
     */
    public record Balance(long reserved, long paid, long released, String currency) {
        /** What is set aside and neither paid nor given back. */
        public long held() {
            return reserved - paid - released;
        }
    }

    /**
     * A worker in this batch.
     *
     * @param worker id
     * @param answers counted ones
     * @param rejected ones that were rejected
     * @param gold gold items answered, in all batches of the dispatcher
     * @param goldRight of these, right ones
     * @param agrees share of their answers that equal the decided label
     * @param seconds median time for an answer
     */
    public record WorkerRow(
            String worker,
            long answers,
            long rejected,
            long gold,
            long goldRight,
            Optional<Double> agrees,
            double seconds) {
        /** Share of gold items answered right, empty when none was. */
        public Optional<Double> goldAccuracy() {
            return gold == 0 ? Optional.empty() : Optional.of((double) goldRight / gold);
        }
    }
}
