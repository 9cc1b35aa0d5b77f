package io.vedette.service.labeling;

import io.vedette.spi.labeling.Item;
import java.util.List;
import java.util.Objects;

/**
 * What is in a picture: a class, or boxes with classes.
 *
 * @param label the class; empty for boxes
 * @param boxes pixels of the picture shown; empty for a class
 */
public record LabelValue(String label, List<Item.LabeledBox> boxes) {
    /** Copies the boxes. */
    public LabelValue {
        Objects.requireNonNull(label, "label");
        boxes = List.copyOf(boxes);
    }

    /** A class. */
    public static LabelValue of(String label) {
        return new LabelValue(label, List.of());
    }

    /** Boxes, perhaps none. */
    public static LabelValue of(List<Item.LabeledBox> boxes) {
        return new LabelValue("", boxes);
    }
}
