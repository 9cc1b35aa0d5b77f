package io.vedette.bench.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a benchmark found.
 *
 * @param name of the benchmark
 * @param unit of both sides
 * @param ours our side, where there are two
 * @param peer the other side, where it could be had
 * @param values further numbers by name
 * @param note what one should know; may be empty
 */
record Finding(
        String name,
        String unit,
        Optional<Spread> ours,
        Optional<Spread> peer,
        Map<String, Double> values,
        String note) {

    static Finding values(String name, Map<String, Double> values, String note) {
        return new Finding(name, "", Optional.empty(), Optional.empty(), values, note);
    }

    Optional<Double> ratio() {
        return ours.flatMap(o -> peer.map(p -> o.median() / p.median()));
    }

    /** As a document. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        ours.ifPresent(
                spread -> {
                    document.put("unit", unit);
                    document.put("ours", spread);
                    document.put("peer", peer.orElse(null));
                    document.put("ratio", ratio().orElse(null));
                });
        if (!values.isEmpty()) {
            document.put("values", values);
        }
        if (!note.isEmpty()) {
            document.put("note", note);
        }
        return document;
    }
}
