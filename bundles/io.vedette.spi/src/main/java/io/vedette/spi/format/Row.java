package io.vedette.spi.format;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader finds. */
public sealed interface Row {
    /**
     * A class that may be given, whether or not an object has it. Readers of formats that list
     * their classes give these first, in the format's order.
     *
     * @param name of the class
     * @param attributes further facts as text, e.g. {@code coco.supercategory}
     */
    record Label(String name, Map<String, String> attributes) implements Row {
        /** Copies the attributes. */
        public Label {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * A picture and its objects.
     *
     * @param name path of the picture within the data set, forward slashes
     * @param size where it is known
     * @param objects in file order; none is a statement too
     * @param attributes further facts as text; {@code subset} names the part of the data set, e.g.
     *     {@code train}, where the format has parts
     */
    record Picture(
            String name,
            Optional<Size> size,
            List<LabeledObject> objects,
            Map<String, String> attributes)
            implements Row {
        /** Copies the collections. */
        public Picture {
            objects = List.copyOf(objects);
            attributes = Map.copyOf(attributes);
        }

        /** A picture about which nothing further is known. */
        public Picture(String name, Optional<Size> size, List<LabeledObject> objects) {
            this(name, size, objects, Map.of());
        }
    }

    /**
     * An object of a picture.
     *
     * @param id as the file gives it, or empty
     * @param label class name
     * @param box pixels
     * @param area square pixels as the file gives it, or the box's
     * @param crowd whether it stands for many
     * @param outlines polygons in pixels of the picture; several are one object
     * @param attributes further facts as text
     */
    record LabeledObject(
            String id,
            String label,
            Box box,
            double area,
            boolean crowd,
            List<List<Point>> outlines,
            Map<String, String> attributes) {
        /** Copies the collections. */
        public LabeledObject {
            outlines = outlines.stream().map(List::copyOf).toList();
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * A row that was not understood.
     *
     * @param where file and place in it, e.g. {@code annotations.json annotations[17]}
     * @param what {@code picture} or {@code object}
     * @param why and what to do
     */
    record Rejected(String where, String what, String why) implements Row {}

    /**
     * Something kept, but not as it was.
     *
     * @param where file and place in it
     * @param why for people
     */
    record Warned(String where, String why) implements Row {}
}
