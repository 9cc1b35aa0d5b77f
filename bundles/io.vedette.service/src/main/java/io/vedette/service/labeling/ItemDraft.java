package io.vedette.service.labeling;

import io.vedette.spi.Box;
import io.vedette.spi.labeling.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One picture to be asked about.
 *
 * @param sample id of the sample it shows; empty for a picture of no sample, such as a gold one
 * @param blob id of the picture in the blob store: the frame, or the crop cut already
 * @param contentType e.g. {@code image/png}
 * @param of where in the full frame the crop lies, pixels; empty for a whole frame
 * @param preLabels what a model thinks, by class
 * @param preBoxes boxes to begin with
 * @param gold the known answer of an item that tests the workers; such items are not delivered
 */
public record ItemDraft(
        String sample,
        String blob,
        String contentType,
        Optional<Box> of,
        Map<String, Double> preLabels,
        List<Item.LabeledBox> preBoxes,
        Optional<LabelValue> gold) {
    /** Copies the collections. */
    public ItemDraft {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(blob, "blob");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(gold, "gold");
        preLabels = Map.copyOf(preLabels);
        preBoxes = List.copyOf(preBoxes);
    }

    /** A picture of a sample. */
    public static ItemDraft of(String sample, String blob, String contentType) {
        return new ItemDraft(
                sample, blob, contentType, Optional.empty(), Map.of(), List.of(), Optional.empty());
    }

    /** The same picture with a known answer. */
    public ItemDraft withGold(LabelValue truth) {
        return new ItemDraft(
                sample, blob, contentType, of, preLabels, preBoxes, Optional.of(truth));
    }
}
