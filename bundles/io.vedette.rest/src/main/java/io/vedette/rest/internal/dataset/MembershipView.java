package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Datasets;

/** A sample in a version as REST shows it. */
public record MembershipView(
        String dataset, String version, int number, String annotation, String split) {
    /** The view of a membership. */
    public static MembershipView of(Datasets.Membership membership) {
        return new MembershipView(
                membership.dataset(),
                membership.version(),
                membership.number(),
                membership.annotation(),
                membership.split().id());
    }
}
