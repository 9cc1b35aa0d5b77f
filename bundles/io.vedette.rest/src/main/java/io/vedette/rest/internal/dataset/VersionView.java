package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.DatasetVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A dataset version as REST shows it. */
public record VersionView(
        String id,
        String dataset,
        int number,
        Optional<String> parent,
        String labelSet,
        int labelSetVersion,
        String kind,
        List<String> classes,
        String manifest,
        Spec spec,
        Map<String, Integer> sizes,
        Map<String, Integer> counts,
        Map<String, Integer> leftOut,
        Map<String, String> gaps,
        String createdBy,
        Instant createdAt) {
    static VersionView of(DatasetVersion version) {
        Map<String, Integer> sizes = new TreeMap<>();
        version.sizes().forEach((split, size) -> sizes.put(split.id(), size));
        Map<String, String> gaps = new TreeMap<>();
        version.gaps().forEach((split, why) -> gaps.put(split.id(), why));
        return new VersionView(
                version.id(),
                version.dataset(),
                version.number(),
                version.parent(),
                version.labelSet().name(),
                version.labelSet().version(),
                version.labelSet().kind().id(),
                version.names(),
                version.manifest(),
                new Spec(
                        version.spec().seed(),
                        version.spec().train(),
                        version.spec().validation(),
                        version.spec().test(),
                        version.spec().nearDuplicates().name().toLowerCase(java.util.Locale.ROOT),
                        version.spec().leastConfidence(),
                        version.spec().batches(),
                        version.spec().note()),
                sizes,
                new TreeMap<>(version.classes()),
                new TreeMap<>(version.leftOut()),
                gaps,
                version.createdBy(),
                version.createdAt());
    }

    /** How it was cut. */
    public record Spec(
            long seed,
            double train,
            double validation,
            double test,
            String nearDuplicates,
            double leastConfidence,
            List<String> batches,
            String note) {}
}
