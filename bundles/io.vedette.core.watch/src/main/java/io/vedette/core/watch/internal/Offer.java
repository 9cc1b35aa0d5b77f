package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import java.util.Comparator;
import java.util.Set;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * A plugin in service.
 *
 * @param plug where
 * @param id value of the plug's property
 * @param bundle symbolic name
 * @param version of the bundle
 * @param ranking {@code service.ranking}
 * @param serviceId {@code service.id}
 * @param schemes of a stream source, else empty
 * @param service the plugin itself
 */
record Offer(
        Plug plug,
        String id,
        String bundle,
        Version version,
        int ranking,
        long serviceId,
        Set<String> schemes,
        Object service) {

    /** The newest first; of equals the one with the higher rank, then the older service. */
    static final Comparator<Offer> BEST_FIRST =
            Comparator.comparing(Offer::version)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(Offer::ranking).reversed())
                    .thenComparingLong(Offer::serviceId);

    /** Identity and version as people read them. */
    String label() {
        return id + " " + version;
    }

    /** Whether a pin, a version or a range, lets it in. */
    boolean fits(String pin) {
        if (pin.isEmpty()) {
            return true;
        }
        boolean range = pin.startsWith("[") || pin.startsWith("(");
        return range
                ? VersionRange.valueOf(pin).includes(version)
                : Version.parseVersion(pin).equals(version);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
