package io.vedette.spi.labeling;

import java.time.Duration;
import java.util.List;

/**
 * What a batch is about.
 *
 * @param batch id
 * @param kind what is asked
 * @param title for people
 * @param instructions text of the version in force
 * @param instructionsVersion from 1
 * @param labels class names to choose from
 * @param items how many
 * @param overlap answers wanted per item
 * @param rewardMicros per answer, millionths of the currency
 * @param currency ISO 4217 or empty
 * @param lifetime after which what is not answered expires
 */
public record BatchSpec(
        String batch,
        Capabilities.TaskKind kind,
        String title,
        String instructions,
        int instructionsVersion,
        List<String> labels,
        int items,
        int overlap,
        long rewardMicros,
        String currency,
        Duration lifetime) {
    /** Copies the labels. */
    public BatchSpec {
        labels = List.copyOf(labels);
    }
}
