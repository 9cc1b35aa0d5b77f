package io.vedette.core.evaluation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Events and alerts as JSON lines or an array: camera, type, begin, at, end, score, box, in
 * seconds. How long a camera was observed stands in a file of its own, or in a first line.
 */
final class AlertFiles {
    private AlertFiles() {}

    static List<Unit> read(Path truth, Path alerts, Optional<Path> observed) {
        TreeMap<String, Double> seconds = new TreeMap<>();
        observed.ifPresent(file -> observe(JsonRows.document(file), seconds));
        TreeMap<String, List<TruthEvent>> truths = new TreeMap<>();
        for (JsonRows.Row row : JsonRows.rows(truth)) {
            if (row.node().has("observed") || row.node().has("cameras")) {
                observe(row, seconds);
                continue;
            }
            double begin = row.number("begin");
            double end = row.optional("end").orElse(begin);
            if (end < begin) {
                throw row.wrong("ends before it begins: " + begin + ".." + end);
            }
            truths.computeIfAbsent(row.text("camera", ""), c -> new ArrayList<>())
                    .add(
                            new TruthEvent(
                                    row.text("id", id(row)),
                                    row.text("type", ""),
                                    begin,
                                    end,
                                    boxes(row)));
        }
        TreeMap<String, List<AlertEvent>> raised = new TreeMap<>();
        for (JsonRows.Row row : JsonRows.rows(alerts)) {
            if (row.node().has("observed") || row.node().has("cameras")) {
                observe(row, seconds);
                continue;
            }
            double begin = row.optional("begin").orElseGet(() -> row.number("at"));
            double at = row.optional("at").orElse(begin);
            raised.computeIfAbsent(row.text("camera", ""), c -> new ArrayList<>())
                    .add(
                            new AlertEvent(
                                    row.text("id", id(row)),
                                    row.text("type", ""),
                                    begin,
                                    at,
                                    Math.max(at, row.optional("end").orElse(at)),
                                    row.optional("score").orElse(1),
                                    row.box("box")));
        }
        TreeSet<String> cameras = new TreeSet<>(seconds.keySet());
        cameras.addAll(truths.keySet());
        cameras.addAll(raised.keySet());
        return cameras.stream()
                .<Unit>map(
                        camera ->
                                new Unit.CameraTime(
                                        "camera " + camera,
                                        camera,
                                        0,
                                        seconds.getOrDefault(camera, 0.0),
                                        truths.getOrDefault(camera, List.of()),
                                        raised.getOrDefault(camera, List.of())))
                .toList();
    }

    private static String id(JsonRows.Row row) {
        return String.format("%08d", row.number());
    }

    private static List<TimedBox> boxes(JsonRows.Row row) {
        List<TimedBox> boxes = new ArrayList<>();
        for (JsonNode timed : row.node().path("boxes")) {
            boxes.add(new TimedBox(timed.path(0).asDouble(), row.box(timed, 1, "boxes")));
        }
        row.box("box").ifPresent(box -> boxes.add(new TimedBox(row.number("begin"), box)));
        return boxes;
    }

    private static void observe(JsonRows.Row row, TreeMap<String, Double> seconds) {
        JsonNode cameras = row.node().has("observed") ? row.node().get("observed") : row.node();
        if (cameras.path("cameras").isObject()) {
            cameras = cameras.get("cameras");
        }
        cameras.properties()
                .forEach(
                        camera -> {
                            if (!camera.getValue().isNumber()
                                    || !(camera.getValue().asDouble() >= 0)) {
                                throw row.wrong(
                                        "observed seconds of camera "
                                                + camera.getKey()
                                                + " must be a number of 0 or more, is "
                                                + camera.getValue());
                            }
                            seconds.put(camera.getKey(), camera.getValue().asDouble());
                        });
    }
}
