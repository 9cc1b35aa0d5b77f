package io.vedette.service.dataset;

import io.vedette.service.collect.Sample;
import java.util.Objects;

/**
 * One sample of a version.
 *
 * @param version id
 * @param sample as it is known now; its pictures never change
 * @param annotation the revision that counts in this version
 * @param group the leak group it lies in
 * @param split of that group
 */
public record VersionItem(
        String version, Sample sample, Annotation annotation, String group, Split split) {
    /** Refuses missing parts. */
    public VersionItem {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(annotation, "annotation");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(split, "split");
    }
}
