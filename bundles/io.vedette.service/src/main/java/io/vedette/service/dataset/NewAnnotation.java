package io.vedette.service.dataset;

import io.vedette.spi.format.Row;
import java.util.List;
import java.util.Objects;

/**
 * An annotation to be added.
 *
 * @param key what makes it the same when it comes again, e.g. {@code batch/item/1}
 * @param sample it is about
 * @param labelSet name
 * @param label the class; empty for boxes
 * @param objects the boxes; empty for a class
 * @param confidence 0..1
 * @param source who said so
 */
public record NewAnnotation(
        String key,
        String sample,
        String labelSet,
        String label,
        List<Row.LabeledObject> objects,
        double confidence,
        Annotation.Source source) {
    /** Copies the objects. */
    public NewAnnotation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(labelSet, "labelSet");
        Objects.requireNonNull(source, "source");
        objects = List.copyOf(objects);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is 0..1: " + confidence);
        }
    }

    /** A class decided by labeling. */
    public static NewAnnotation ofClass(
            String key,
            String sample,
            String labelSet,
            String label,
            double confidence,
            Annotation.Source source) {
        return new NewAnnotation(key, sample, labelSet, label, List.of(), confidence, source);
    }
}
