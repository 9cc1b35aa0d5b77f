package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.LabelSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A dataset as REST shows it. */
public record DatasetView(
        String id,
        String name,
        String description,
        String labelSet,
        int labelSetVersion,
        String kind,
        List<String> classes,
        long samples,
        int versions,
        String createdBy,
        Instant createdAt) {
    static DatasetView of(Dataset d, Optional<LabelSet> labels) {
        return new DatasetView(
                d.id(),
                d.name(),
                d.description(),
                d.labelSet(),
                labels.map(LabelSet::version).orElse(0),
                d.kind().id(),
                labels.map(LabelSet::classes).orElse(List.of()),
                d.samples(),
                d.versions(),
                d.createdBy(),
                d.createdAt());
    }
}
