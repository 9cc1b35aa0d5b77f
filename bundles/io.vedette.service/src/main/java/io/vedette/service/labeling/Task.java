package io.vedette.service.labeling;

import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task of the own staff. Does not tell whether the answer is known.
 *
 * @param id of the task
 * @param batch id
 * @param title of the batch
 * @param kind what is asked
 * @param labels to choose from
 * @param instructions text
 * @param instructionsVersion from 1
 * @param contentType of the picture
 * @param preLabels what a model thinks
 * @param preBoxes boxes to begin with
 * @param reservedUntil when it goes back into the queue unless something is saved
 * @param draft what was saved last, the page's own text; empty at first
 * @param revision for saving and answering
 */
public record Task(
        String id,
        String batch,
        String title,
        TaskKind kind,
        List<String> labels,
        String instructions,
        int instructionsVersion,
        String contentType,
        Map<String, Double> preLabels,
        List<Item.LabeledBox> preBoxes,
        Optional<Instant> reservedUntil,
        String draft,
        long revision) {
    /** Copies the collections. */
    public Task {
        labels = List.copyOf(labels);
        preLabels = Map.copyOf(preLabels);
        preBoxes = List.copyOf(preBoxes);
    }
}
