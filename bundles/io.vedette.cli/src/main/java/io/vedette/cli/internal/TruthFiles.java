package io.vedette.cli.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.Box;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.TruthRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the truth of a scene the way {@code score} reads it. */
final class TruthFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String camera;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    TruthFiles(String camera) {
        this.camera = camera;
    }

    /**
     * Writes {@code truth.mot.txt} (people), {@code objects.jsonl} (everything seen), {@code
     * events.jsonl} (visits, as an intrusion rule should report them) and {@code
     * disturbances.jsonl}.
     *
     * @return what was written, by kind
     */
    Map<String, Integer> write(Stream<TruthRow> rows, Path folder) throws IOException {
        List<TruthRow.Happened> visits = new ArrayList<>();
        Map<Long, List<double[]>> boxes = new LinkedHashMap<>();
        try (BufferedWriter mot = Files.newBufferedWriter(folder.resolve("truth.mot.txt"));
                BufferedWriter objects = Files.newBufferedWriter(folder.resolve("objects.jsonl"));
                BufferedWriter noise =
                        Files.newBufferedWriter(folder.resolve("disturbances.jsonl"))) {
            for (Iterator<TruthRow> i = rows.iterator(); i.hasNext(); ) {
                TruthRow row = i.next();
                if (row instanceof TruthRow.Seen seen) {
                    seen(seen, mot, objects, boxes);
                } else if (row instanceof TruthRow.Happened happened) {
                    if (happened.type().equals("visit")) {
                        visits.add(happened);
                    } else {
                        counts.merge(happened.type(), 1, Integer::sum);
                        line(noise, disturbance(happened));
                    }
                }
            }
        }
        try (BufferedWriter events = Files.newBufferedWriter(folder.resolve("events.jsonl"))) {
            int number = 0;
            for (TruthRow.Happened visit : visits) {
                counts.merge("visit", 1, Integer::sum);
                line(events, event(++number, visit, boxes));
            }
        }
        return counts;
    }

    /** Writes a rule over a zone as {@code rules.yaml}. */
    static void rules(String id, Polygon zone, Path file) throws IOException {
        String points =
                zone.corners().stream()
                        .map(p -> String.format(Locale.ROOT, "[%.4f, %.4f]", p.x(), p.y()))
                        .collect(Collectors.joining(", "));
        Files.writeString(
                file, "- id: " + id + "\n  type: intrusion\n  points: [" + points + "]\n");
    }

    /** Writes how long a camera was observed, for rates. */
    static void observed(String camera, double seconds, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(Map.of(camera, seconds)) + "\n");
    }

    private void seen(
            TruthRow.Seen seen,
            BufferedWriter mot,
            BufferedWriter objects,
            Map<Long, List<double[]>> boxes)
            throws IOException {
        Box box = seen.box();
        if (seen.label().equals("person")) {
            mot.write(
                    String.format(
                            Locale.ROOT,
                            "%d,%d,%.2f,%.2f,%.2f,%.2f,1,1,1%n",
                            seen.frame(),
                            seen.identity(),
                            box.x(),
                            box.y(),
                            box.width(),
                            box.height()));
            boxes.computeIfAbsent(seen.identity(), id -> new ArrayList<>())
                    .add(
                            new double[] {
                                seen.seconds(),
                                tenth(box.x()),
                                tenth(box.y()),
                                tenth(box.width()),
                                tenth(box.height())
                            });
        }
        counts.merge(seen.label() + " boxes", 1, Integer::sum);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("frame", seen.frame());
        object.put("t", seen.seconds());
        object.put("class", seen.label());
        object.put("track", seen.identity());
        object.put("box", box(box));
        line(objects, object);
    }

    private Map<String, Object> event(
            int number, TruthRow.Happened visit, Map<Long, List<double[]>> boxes) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", "visit-" + number);
        event.put("rule", "yard");
        event.put("type", "intrusion");
        event.put("topic", "RuleEngine/FieldDetector/ObjectsInside");
        event.put("camera", camera);
        event.put("begin", visit.begin());
        event.put("at", visit.begin());
        event.put("end", visit.end());
        event.put("tracks", List.of(visit.identity()));
        event.put(
                "boxes",
                boxes.getOrDefault(visit.identity(), List.of()).stream()
                        .filter(b -> b[0] >= visit.begin() && b[0] <= visit.end())
                        .toList());
        return event;
    }

    private Map<String, Object> disturbance(TruthRow.Happened happened) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("camera", camera);
        row.put("kind", happened.label());
        row.put("begin", happened.begin());
        row.put("end", happened.end());
        return row;
    }

    private static double[] box(Box box) {
        return new double[] {
            tenth(box.x()), tenth(box.y()), tenth(box.width()), tenth(box.height())
        };
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static void line(BufferedWriter to, Map<String, Object> row) {
        try {
            to.write(JSON.writeValueAsString(row));
            to.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
