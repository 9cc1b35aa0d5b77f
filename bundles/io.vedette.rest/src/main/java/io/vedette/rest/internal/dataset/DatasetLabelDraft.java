package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.spi.format.Row;
import java.util.List;
import java.util.UUID;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;

/** A label somebody gives by hand. */
public record DatasetLabelDraft(
        @NotNull String sample, String label, List<@Valid DatasetObjectDraft> objects) {
    NewAnnotation annotation(Dataset dataset, String by) {
        List<Row.LabeledObject> drawn =
                objects == null
                        ? List.of()
                        : objects.stream().map(DatasetObjectDraft::object).toList();
        return new NewAnnotation(
                "hand/" + UUID.randomUUID(),
                sample,
                dataset.labelSet(),
                label == null ? "" : label,
                drawn,
                1,
                new Annotation.Source(by, "", ""));
    }
}
