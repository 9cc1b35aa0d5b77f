package io.vedette.service.dataset;

import java.time.Instant;
import java.util.Objects;

/**
 * A growing collection of labeled samples, of which versions are cut.
 *
 * @param id of the dataset
 * @param name unique
 * @param description for people
 * @param labelSet name of the label set its samples are labeled with
 * @param kind class or boxes
 * @param samples labeled ones in it now
 * @param versions cut so far
 * @param createdBy who made it
 * @param createdAt when
 */
public record Dataset(
        String id,
        String name,
        String description,
        String labelSet,
        Annotation.Kind kind,
        long samples,
        int versions,
        String createdBy,
        Instant createdAt) {
    /** Refuses missing parts. */
    public Dataset {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(labelSet, "labelSet");
        Objects.requireNonNull(kind, "kind");
    }
}
