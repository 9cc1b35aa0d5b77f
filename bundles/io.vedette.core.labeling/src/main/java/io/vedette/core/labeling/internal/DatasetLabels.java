package io.vedette.core.labeling.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.labeling.DecidedLabel;
import io.vedette.service.labeling.DecisionListener;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.format.Row;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes decided labels into the dataset that their batch names, as annotation revisions. */
@Component
public final class DatasetLabels implements DecisionListener {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetLabels.class);

    private final Annotations annotations;

    /** In the server. */
    @Activate
    public DatasetLabels(@Reference Annotations annotations) {
        this.annotations = annotations;
    }

    @Override
    public void decided(DecidedLabel label) {
        if (label.dataset().isEmpty() || label.sample().isEmpty()) {
            return;
        }
        try {
            annotations.add(label.dataset(), List.of(annotation(label)));
        } catch (InvalidRequestException | NotFoundException e) {
            // It would be refused again and again, and hold up all labels behind it. The decision
            // itself stays with the batch.
            LOG.warn(
                    "label {} of sample {} is not taken by dataset {}: {}; set the dataset right"
                            + " and adjudicate the item",
                    label.id(),
                    label.sample(),
                    label.dataset(),
                    e.getMessage());
        }
    }

    private static NewAnnotation annotation(DecidedLabel label) {
        Annotation.Source source =
                new Annotation.Source(
                        label.method().equals("adjudicated") ? label.by() : label.method(),
                        label.batch(),
                        label.item());
        return new NewAnnotation(
                label.id(),
                label.sample(),
                label.labelSet(),
                label.kind() == TaskKind.CLASS ? label.value().label() : "",
                label.value().boxes().stream()
                        .map(
                                b ->
                                        new Row.LabeledObject(
                                                "",
                                                b.label(),
                                                b.box(),
                                                b.box().area(),
                                                false,
                                                List.of(),
                                                Map.of()))
                        .toList(),
                Math.max(0, Math.min(1, label.confidence())),
                source);
    }
}
