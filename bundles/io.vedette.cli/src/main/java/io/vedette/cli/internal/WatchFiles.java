package io.vedette.cli.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.model.Detection;
import io.vedette.spi.track.Track;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what a run finds: frames, detections, tracks, events and alerts. */
final class WatchFiles implements PipelineListener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PrintStream err;
    private final WatchAlerts alerts;
    private Writer frames;
    private Writer detections;
    private Writer tracks;
    private final List<Event> events = new ArrayList<>();
    private IOException failure;
    private long analysed;
    private long gated;
    private long dropped;
    private long confirmed;

    WatchFiles(Path folder, PrintStream err, WatchAlerts alerts) {
        this.folder = folder;
        this.err = err;
        this.alerts = alerts;
    }

    /** Files appear with the first frame: a refused source leaves none. */
    private void open() throws IOException {
        if (frames == null) {
            Files.createDirectories(folder);
            frames = writer("frames.jsonl");
            detections = writer("detections.jsonl");
            tracks = writer("tracks.mot.txt");
        }
    }

    private BufferedWriter writer(String name) throws IOException {
        return Files.newBufferedWriter(folder.resolve(name));
    }

    @Override
    public void frame(FrameReport report) {
        if (failure != null) {
            return;
        }
        try {
            open();
            write(report);
        } catch (IOException e) {
            failure = e;
        }
    }

    private void write(FrameReport report) throws IOException {
        double t = rounded(report.moment().streamSeconds());
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("frame", report.number());
        frame.put("t", t);
        frame.put("state", report.state().name().toLowerCase(Locale.ROOT));
        frame.put("reason", report.reason().isEmpty() ? null : report.reason());
        line(frames, frame);
        for (Detection detection : report.detections()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("frame", report.number());
            row.put("t", t);
            row.put("class", detection.label());
            row.put("score", rounded(detection.score()));
            row.put("box", box(detection.box()));
            line(detections, row);
        }
        if (report.state() != FrameReport.State.DROPPED) {
            for (Track track : report.tracks()) {
                if (track.state() == Track.State.CONFIRMED) {
                    write(report.number(), track);
                }
            }
        }
        switch (report.state()) {
            case ANALYSED -> analysed++;
            case GATED -> gated++;
            case DROPPED -> dropped++;
        }
    }

    private void write(long frame, Track track) throws IOException {
        confirmed++;
        Box b = track.box();
        tracks.write(
                String.format(
                        Locale.ROOT,
                        "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4f,-1,-1,-1%n",
                        frame,
                        track.id(),
                        b.x(),
                        b.y(),
                        b.width(),
                        b.height(),
                        track.score()));
    }

    @Override
    public void event(EventChange change) {
        alerts.event(change);
        if (change instanceof EventChange.Ended ended) {
            events.add(ended.event());
        }
    }

    @Override
    public void said(String text) {
        err.println("watch: " + text);
    }

    /** Writes what is left; what could not be written is told. */
    void finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        open();
        writeEvents(folder, events);
        alerts.write(folder);
    }

    @Override
    public void close() throws IOException {
        if (frames != null && detections != null && tracks != null) {
            for (Writer writer : List.of(frames, detections, tracks)) {
                writer.close();
            }
        }
    }

    static void writeEvents(Path folder, List<Event> events) throws IOException {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(
                Comparator.comparingDouble((Event e) -> e.at().streamSeconds())
                        .thenComparing(Event::frame)
                        .thenComparing(Event::rule)
                        .thenComparing(Event::id));
        writeLines(
                folder.resolve("events.jsonl"), sorted.stream().map(WatchFiles::document).toList());
    }

    static void writeLines(Path file, List<Map<String, Object>> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Map<String, Object> row : rows) {
                line(out, row);
            }
        }
    }

    private static Map<String, Object> document(Event e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", e.id());
        row.put("rule", e.rule());
        row.put("type", e.type());
        row.put("topic", e.topic());
        row.put("camera", e.camera());
        row.put("begin", seconds(e.begin()));
        row.put("at", seconds(e.at()));
        row.put("end", e.end().map(WatchFiles::seconds).orElse(null));
        row.put("tracks", e.tracks());
        row.put("direction", e.direction().isEmpty() ? null : e.direction());
        row.put("frame", e.frame());
        row.put("box", box(e.box()));
        row.put("heuristicVersion", e.versions().getOrDefault("heuristic", ""));
        row.put("modelVersion", e.versions().getOrDefault("detector", ""));
        row.put("evidence", e.evidence());
        return row;
    }

    static double seconds(Moment moment) {
        return rounded(moment.streamSeconds());
    }

    static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    static List<Double> box(Box b) {
        return List.of(
                Math.round(b.x() * 100) / 100.0,
                Math.round(b.y() * 100) / 100.0,
                Math.round(b.width() * 100) / 100.0,
                Math.round(b.height() * 100) / 100.0);
    }

    private static void line(Writer out, Map<String, Object> row) throws IOException {
        try {
            out.write(JSON.writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a row is always a document", e);
        }
        out.write('\n');
    }

    /** What was done, in one line. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d frames (%d analysed, %d gated, %d dropped), %d track positions, %d events, %d"
                        + " alerts%s in %s",
                analysed + gated + dropped,
                analysed,
                gated,
                dropped,
                confirmed,
                events.size(),
                alerts.raised(),
                alerts.suppressed() > 0 ? " and " + alerts.suppressed() + " suppressed" : "",
                folder);
    }
}
