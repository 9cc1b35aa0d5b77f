package io.vedette.metric.event.internal;

import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import java.util.Set;

/**
 * Options of the alert metric.
 *
 * @param pre seconds before a truth's begin in which an alert still meets it
 * @param post seconds after its end
 * @param alpha weight of recall in Fα
 * @param oneToOne whether an alert may meet one event only
 * @param mergeGap events closer than this are one; negative for none
 * @param maxDuration longer events are cut; infinite for none
 * @param minIou least IoU of the alert's box with the truth's at that moment
 * @param block seconds of the blocks drawn in a bootstrap, a camera-day unless told otherwise; 0
 *     for whole units
 */
record AlertOptions(
        double pre,
        double post,
        double alpha,
        boolean oneToOne,
        double mergeGap,
        double maxDuration,
        double minIou,
        double block) {
    static AlertOptions of(MetricSpec spec) {
        spec.demandKnown(
                "pre", "post", "alpha", "matching", "mergeGap", "maxDuration", "minIou", "block");
        String matching = spec.options().getOrDefault("matching", "one-to-one");
        if (!Set.of("one-to-one", "event").contains(matching)) {
            throw new IllegalArgumentException(
                    "option matching must be one-to-one or event, is " + matching);
        }
        return new AlertOptions(
                least(spec, "pre", 0, 0),
                least(spec, "post", 10, 0),
                least(spec, "alpha", 1, 0),
                matching.equals("one-to-one"),
                spec.options().containsKey("mergeGap") ? least(spec, "mergeGap", 0, 0) : -1,
                spec.options().containsKey("maxDuration")
                        ? least(spec, "maxDuration", 0, 1e-9)
                        : Double.POSITIVE_INFINITY,
                least(spec, "minIou", 0, 0),
                least(spec, "block", 86_400, 0));
    }

    private static double least(MetricSpec spec, String name, double otherwise, double least) {
        double number = spec.number(name, otherwise);
        if (!(number >= least)) {
            throw new IllegalArgumentException(
                    "option " + name + " must be at least " + least + ", is " + number);
        }
        return number;
    }
}
