package io.vedette.service.dataset;

import io.vedette.spi.format.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What somebody said a sample shows, as one of its revisions. Only ever added; the highest revision
 * of a sample under a label set counts.
 *
 * @param id of this revision
 * @param sample it is about
 * @param labelSet name
 * @param revision from 1 for the sample and label set
 * @param kind class or boxes
 * @param label the class; empty for boxes
 * @param objects the boxes, in file order; empty for a class
 * @param confidence of the one who decided, 0..1
 * @param source who said so
 * @param createdAt when it was added
 */
public record Annotation(
        String id,
        String sample,
        String labelSet,
        int revision,
        Kind kind,
        String label,
        List<Row.LabeledObject> objects,
        double confidence,
        Source source,
        Instant createdAt) {
    /** Copies the objects. */
    public Annotation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(labelSet, "labelSet");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        objects = List.copyOf(objects);
    }

    /** What is said. */
    public enum Kind {
        /** One class of the sample's crop. */
        CLASS,
        /** Boxes with classes on its picture. */
        BOXES;

        /** The name in documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of an id.
         *
         * @throws IllegalArgumentException where there is none
         */
        public static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Who said so.
     *
     * @param by a person, a method of aggregation or an import, e.g. {@code dawid-skene}
     * @param batch id of the labeling batch; empty where none
     * @param item id of the item in it; empty where none
     */
    public record Source(String by, String batch, String item) {
        /** Refuses missing parts. */
        public Source {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(batch, "batch");
            Objects.requireNonNull(item, "item");
        }
    }
}
