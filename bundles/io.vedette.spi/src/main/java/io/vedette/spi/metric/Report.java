package io.vedette.spi.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A metric's numbers.
 *
 * @param values by name; {@code null} where undefined (no truth), never 0 instead
 * @param groups further values beside them: {@code perClass}, {@code perCamera}, ... by group name,
 *     then key, then value name
 */
public record Report(
        Map<String, Double> values, Map<String, Map<String, Map<String, Double>>> groups) {
    /** Copies the maps and keeps their order; values may be null. */
    public Report {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** A value, empty where undefined or not among them. */
    public Optional<Double> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
