package io.vedette.core.loop.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.Box;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Truth and alerts as JSON lines, so that anyone can score again. */
final class LeftBehind {
    static final String TRUTH = "truth.jsonl";
    static final String BEFORE = "alerts-before.jsonl";
    static final String AFTER = "alerts-after.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LeftBehind() {}

    static void write(
            Path folder,
            SortedMap<String, List<TruthEvent>> truths,
            SortedMap<String, Double> observed,
            SortedMap<String, List<AlertEvent>> before,
            SortedMap<String, List<AlertEvent>> after)
            throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(TRUTH))) {
            line(out, Map.of("observed", observed));
            for (Map.Entry<String, List<TruthEvent>> camera : truths.entrySet()) {
                for (TruthEvent visit : camera.getValue()) {
                    line(out, truth(camera.getKey(), visit));
                }
            }
        }
        alerts(folder.resolve(BEFORE), before);
        alerts(folder.resolve(AFTER), after);
    }

    private static void alerts(Path file, SortedMap<String, List<AlertEvent>> alerts)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Map.Entry<String, List<AlertEvent>> camera : alerts.entrySet()) {
                for (AlertEvent alert : camera.getValue()) {
                    line(out, alert(camera.getKey(), alert));
                }
            }
        }
    }

    private static Map<String, Object> truth(String camera, TruthEvent visit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("camera", camera);
        row.put("begin", visit.begin());
        row.put("end", visit.end());
        row.put(
                "boxes",
                visit.boxes().stream()
                        .map(
                                b ->
                                        List.of(
                                                b.seconds(),
                                                b.box().x(),
                                                b.box().y(),
                                                b.box().width(),
                                                b.box().height()))
                        .toList());
        return row;
    }

    private static Map<String, Object> alert(String camera, AlertEvent alert) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("camera", camera);
        row.put("begin", alert.begin());
        row.put("at", alert.at());
        row.put("end", alert.end());
        Box box = alert.box().orElseThrow();
        row.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
        return row;
    }

    private static void line(BufferedWriter out, Object row) throws IOException {
        try {
            out.write(JSON.writeValueAsString(row));
            out.newLine();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is always a document", e);
        }
    }
}
