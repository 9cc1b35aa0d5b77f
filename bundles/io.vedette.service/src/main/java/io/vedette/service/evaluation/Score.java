package io.vedette.service.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a metric says.
 *
 * @param metric id
 * @param values by name; null where undefined
 * @param groups {@code perClass} and the like
 * @param intervals by value name, where they were asked for and could be drawn
 * @param blocks how many units or blocks could be drawn from
 */
public record Score(
        String metric,
        Map<String, Double> values,
        Map<String, Map<String, Map<String, Double>>> groups,
        Map<String, Interval> intervals,
        int blocks) {
    /** Copies the maps and keeps their order. */
    public Score {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    }
}
