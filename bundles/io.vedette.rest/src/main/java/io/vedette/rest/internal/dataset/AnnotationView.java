package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.spi.format.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An annotation revision as REST shows it. */
public record AnnotationView(
        String id,
        String sample,
        String labelSet,
        int revision,
        String kind,
        String label,
        List<ObjectView> objects,
        double confidence,
        String by,
        String batch,
        String item,
        Instant createdAt) {
    /** The view of a revision. */
    public static AnnotationView of(Annotation annotation) {
        return new AnnotationView(
                annotation.id(),
                annotation.sample(),
                annotation.labelSet(),
                annotation.revision(),
                annotation.kind().id(),
                annotation.label(),
                annotation.objects().stream().map(ObjectView::of).toList(),
                annotation.confidence(),
                annotation.source().by(),
                annotation.source().batch(),
                annotation.source().item(),
                annotation.createdAt());
    }

    /**
     * A labeled box.
     *
     * @param id of the object
     * @param label class
     * @param box x, y, width, height in pixels
     * @param area square pixels
     * @param crowd whether it stands for many
     * @param attributes further facts
     */
    public record ObjectView(
            String id,
            String label,
            List<Double> box,
            double area,
            boolean crowd,
            Map<String, String> attributes) {
        static ObjectView of(Row.LabeledObject object) {
            return new ObjectView(
                    object.id(),
                    object.label(),
                    List.of(
                            object.box().x(),
                            object.box().y(),
                            object.box().width(),
                            object.box().height()),
                    object.area(),
                    object.crowd(),
                    object.attributes());
        }
    }
}
