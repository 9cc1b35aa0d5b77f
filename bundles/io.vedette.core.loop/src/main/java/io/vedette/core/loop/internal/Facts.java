package io.vedette.core.loop.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What steps leave for later ones: ids and numbers by name. Each is kept at once. Thread-safe. */
final class Facts {
    private final TreeMap<String, String> values;
    private final Consumer<Map<String, String>> keep;

    Facts(Map<String, String> values, Consumer<Map<String, String>> keep) {
        this.values = new TreeMap<>(values);
        this.keep = keep;
    }

    synchronized void put(String name, String value) {
        values.put(name, value);
        keep.accept(all());
    }

    void put(String name, double value) {
        put(name, Double.toString(value));
    }

    synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String need(String name) {
        return get(name)
                .orElseThrow(
                        () -> new IllegalStateException("no step has left '" + name + "' yet"));
    }

    double number(String name) {
        return get(name).map(Double::parseDouble).orElse(0.0);
    }

    synchronized Map<String, String> all() {
        return Map.copyOf(values);
    }
}
