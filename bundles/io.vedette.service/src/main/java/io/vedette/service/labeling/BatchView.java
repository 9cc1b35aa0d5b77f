package io.vedette.service.labeling;

import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A batch as it stands.
 *
 * @param id of the batch
 * @param title for people
 * @param kind what is asked
 * @param dispatcher who is asked
 * @param labels to choose from
 * @param instructions text for the workers
 * @param instructionsVersion from 1
 * @param overlap answers wanted per item
 * @param method of aggregation
 * @param items how many, gold ones included
 * @param gold how many gold ones
 * @param priceMicros per answer, reward and fee
 * @param currency ISO 4217 or empty
 * @param budgetMicros most that may be spent
 * @param lifetime after which it expires
 * @param dataset id of the dataset that gets the labels, or empty
 * @param labelSet name, or empty
 * @param state where it stands
 * @param paused why nothing is sent just now and what to do, empty when it goes on
 * @param said what happened last, for people
 * @param createdBy who
 * @param created when
 * @param submitted when, if it was
 * @param ended when, if it is
 * @param revision for writes
 */
public record BatchView(
        String id,
        String title,
        TaskKind kind,
        String dispatcher,
        List<String> labels,
        String instructions,
        int instructionsVersion,
        int overlap,
        String method,
        int items,
        int gold,
        long priceMicros,
        String currency,
        long budgetMicros,
        Duration lifetime,
        String dataset,
        String labelSet,
        BatchState state,
        Optional<String> paused,
        String said,
        String createdBy,
        Instant created,
        Optional<Instant> submitted,
        Optional<Instant> ended,
        long revision) {
    /** Copies the labels. */
    public BatchView {
        labels = List.copyOf(labels);
    }
}
