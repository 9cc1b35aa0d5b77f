package io.vedette.health.internal;

import io.vedette.service.metrics.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prometheus' text format, version 0.0.4: all readings of a name together, under one HELP and TYPE.
 */
final class PrometheusText {

    private PrometheusText() {}

    static String of(Collection<Reading> readings) {
        Map<String, List<Reading>> byName = new TreeMap<>();
        for (Reading reading : readings) {
            byName.computeIfAbsent(reading.name(), name -> new ArrayList<>()).add(reading);
        }
        StringBuilder text = new StringBuilder();
        byName.forEach((name, list) -> append(text, name, list));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, List<Reading> readings) {
        Reading first = readings.get(0);
        text.append("# HELP ").append(name).append(' ');
        text.append(first.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ');
        text.append(first.kind().name().toLowerCase(Locale.ROOT)).append('\n');
        for (Reading reading : readings) {
            text.append(name).append(labels(reading.labels())).append(' ');
            text.append(number(reading.value())).append('\n');
        }
    }

    private static String labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
