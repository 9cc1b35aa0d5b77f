package io.vedette.core.evaluation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.metric.Unit;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a run cost, as one JSON object of numbers or arrays of numbers by name. */
final class CostFile {
    private CostFile() {}

    static Unit read(Path file) {
        JsonRows.Row document = JsonRows.document(file);
        if (!document.node().isObject()) {
            throw document.wrong("costs are an object of numbers or arrays of numbers by name");
        }
        Map<String, double[]> numbers = new TreeMap<>();
        document.node()
                .properties()
                .forEach(named -> numbers.put(named.getKey(), samples(document, named.getValue())));
        return new Unit.Cost(file.getFileName().toString(), numbers);
    }

    private static double[] samples(JsonRows.Row row, JsonNode value) {
        if (value.isNumber()) {
            return new double[] {value.asDouble()};
        }
        double[] samples = new double[value.size()];
        for (int i = 0; i < samples.length; i++) {
            if (!value.get(i).isNumber()) {
                throw row.wrong("costs are numbers, not " + value.get(i));
            }
            samples[i] = value.get(i).asDouble();
        }
        return samples;
    }
}
