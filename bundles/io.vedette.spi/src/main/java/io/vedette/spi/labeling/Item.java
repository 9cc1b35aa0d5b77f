package io.vedette.spi.labeling;

import io.vedette.spi.Box;
import java.util.List;
import java.util.Map;

/**
 * One question, at one attempt.
 *
 * @param batch id
 * @param item id, unique for the batch
 * @param attempt from 1; answers of one attempt are counted once
 * @param media what is shown
 * @param preLabels what a model thinks, by name; may be empty
 * @param preBoxes boxes to begin with; may be empty
 */
public record Item(
        String batch,
        String item,
        int attempt,
        Media media,
        Map<String, Double> preLabels,
        List<LabeledBox> preBoxes) {
    /** Copies the collections. */
    public Item {
        preLabels = Map.copyOf(preLabels);
        preBoxes = List.copyOf(preBoxes);
    }

    /** The idempotency key: {@code batch/item/attempt}. */
    public String key() {
        return batch + "/" + item + "/" + attempt;
    }

    /**
     * A box with a class.
     *
     * @param label class name
     * @param box pixels of the picture shown
     */
    public record LabeledBox(String label, Box box) {}
}
