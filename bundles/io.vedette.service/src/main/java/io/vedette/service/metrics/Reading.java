package io.vedette.service.metrics;

import java.util.Map;

/**
 * One number.
 *
 * @param name Prometheus name: {@code vedette_<what>_<unit>}, a counter ends in {@code _total}
 * @param help what it is, the same for all readings of a name
 * @param kind whether it only grows
 * @param labels by name; few distinct values each
 * @param value the number
 */
public record Reading(
        String name, String help, Kind kind, Map<String, String> labels, double value) {

    /** Whether a number only grows. */
    public enum Kind {
        /** Only grows, from the start of the server. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    public Reading {
        labels = Map.copyOf(labels);
    }

    /** A counter's reading. */
    public static Reading counter(
            String name, String help, Map<String, String> labels, double value) {
        return new Reading(name, help, Kind.COUNTER, labels, value);
    }

    /** A gauge's reading. */
    public static Reading gauge(
            String name, String help, Map<String, String> labels, double value) {
        return new Reading(name, help, Kind.GAUGE, labels, value);
    }
}
