package io.vedette.service.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable list of samples, annotation revisions and splits.
 *
 * @param id of the version; trials and evaluations name it
 * @param dataset id
 * @param number from 1 within the dataset
 * @param parent id of the version before
 * @param labelSet with the classes in the order of a model's output
 * @param manifest sha-256 of the canonical lines, hexadecimal: equal content, equal hash
 * @param spec how it was cut
 * @param sizes items by split; every split is named
 * @param classes labeled samples (boxes: objects) by class and split, {@code train/person}
 * @param leftOut samples that were left out, by reason
 * @param gaps why a split that was given a share is empty, and what to do; a split that has
 *     something or was given no share is not named
 * @param createdBy who cut it
 * @param createdAt when
 */
public record DatasetVersion(
        String id,
        String dataset,
        int number,
        Optional<String> parent,
        LabelSet labelSet,
        String manifest,
        CutSpec spec,
        Map<Split, Integer> sizes,
        Map<String, Integer> classes,
        Map<String, Integer> leftOut,
        Map<Split, String> gaps,
        String createdBy,
        Instant createdAt) {
    /** Copies the maps. */
    public DatasetVersion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(manifest, "manifest");
        sizes = Map.copyOf(sizes);
        classes = Map.copyOf(classes);
        leftOut = Map.copyOf(leftOut);
        gaps = Map.copyOf(gaps);
    }

    /** Class names in the order of a model's output. */
    public List<String> names() {
        return labelSet.classes();
    }
}
