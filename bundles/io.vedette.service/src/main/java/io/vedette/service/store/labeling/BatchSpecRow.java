package io.vedette.service.store.labeling;

import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Duration;
import java.util.List;

/**
 * What was ordered; kept as one document.
 *
 * @param title for people
 * @param kind what is asked
 * @param dispatcher who is asked
 * @param labels to choose from
 * @param instructions text
 * @param instructionsVersion from 1
 * @param overlap answers wanted per item
 * @param method of aggregation
 * @param budgetMicros most that may be spent
 * @param lifetime after which it expires
 * @param minGoldAccuracy below which a worker's answers are rejected
 * @param undo how long an answer may be taken back
 * @param dataset id of the dataset that gets the labels, or empty
 * @param labelSet name, or empty
 * @param items how many
 * @param gold how many of them have a known answer
 */
public record BatchSpecRow(
        String title,
        TaskKind kind,
        String dispatcher,
        List<String> labels,
        String instructions,
        int instructionsVersion,
        int overlap,
        String method,
        long budgetMicros,
        Duration lifetime,
        double minGoldAccuracy,
        Duration undo,
        String dataset,
        String labelSet,
        int items,
        int gold) {
    /** Copies the labels. */
    public BatchSpecRow {
        labels = List.copyOf(labels);
    }
}
