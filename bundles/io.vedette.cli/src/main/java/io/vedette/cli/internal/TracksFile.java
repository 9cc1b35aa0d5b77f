package io.vedette.cli.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.track.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads tracks in MOT 2D form: {@code frame,id,x,y,w,h[,confidence[,class...]]}, frames from 1.
 * Rows with confidence 0 do not count, as in MOT's truth files; class 1, or none, is a person.
 */
final class TracksFile {
    private static final String[] CLASSES = {
        "person", "person", "person", "car", "bicycle", "motorcycle", "vehicle"
    };

    private final Path file;
    private final TreeMap<Long, List<Row>> frames = new TreeMap<>();
    private final Map<Long, Set<Long>> ids = new HashMap<>();

    private record Row(long id, Box box, double score, String label) {}

    private TracksFile(Path file) {
        this.file = file;
    }

    static TracksFile read(Path file) {
        TracksFile tracks = new TracksFile(file);
        try (var lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank() && !text.startsWith("#")) {
                    tracks.row(text, number);
                }
            }
        } catch (NoSuchFileException e) {
            throw new InvalidRequestException("there is no file " + file);
        } catch (IOException e) {
            throw new InvalidRequestException(file + " cannot be read: " + e);
        }
        return tracks;
    }

    private void row(String line, long number) {
        String[] parts = line.strip().split("\\s*,\\s*|\\s+");
        try {
            long frame = whole(parts[0]);
            long id = whole(parts[1]);
            Box box =
                    new Box(
                            Double.parseDouble(parts[2]),
                            Double.parseDouble(parts[3]),
                            Double.parseDouble(parts[4]),
                            Double.parseDouble(parts[5]));
            double confidence = parts.length > 6 ? Double.parseDouble(parts[6]) : 1;
            double kind = parts.length > 7 ? Double.parseDouble(parts[7]) : -1;
            if (frame < 1 || frame > 100_000_000) {
                throw new IllegalArgumentException("frames are counted from 1");
            }
            if (confidence == 0) {
                return;
            }
            if (id < 0) {
                throw new IllegalArgumentException("id " + id + " is no track");
            }
            boolean known = kind >= 1 && kind < CLASSES.length;
            List<Row> rows = frames.computeIfAbsent(frame, f -> new ArrayList<>());
            if (!ids.computeIfAbsent(frame, f -> new HashSet<>()).add(id)) {
                throw new IllegalArgumentException("track " + id + " is twice in frame " + frame);
            }
            rows.add(
                    new Row(
                            id,
                            box,
                            Math.max(0, Math.min(1, confidence < 0 ? 1 : confidence)),
                            known ? CLASSES[(int) kind] : "person"));
        } catch (ArrayIndexOutOfBoundsException e) {
            throw wrong(number, "only " + parts.length + " columns");
        } catch (IllegalArgumentException e) {
            throw wrong(number, e.getMessage());
        }
    }

    private static long whole(String text) {
        double number = Double.parseDouble(text);
        if (number != Math.rint(number) || Math.abs(number) > 1e15) {
            throw new IllegalArgumentException("frame and id are whole numbers, not " + text);
        }
        return (long) number;
    }

    private InvalidRequestException wrong(long number, String why) {
        return new InvalidRequestException(
                file + " line " + number + " is not frame,id,x,y,w,h,confidence: " + why);
    }

    /** The last frame with a track, 0 for none. */
    long lastFrame() {
        return frames.isEmpty() ? 0 : frames.lastKey();
    }

    /** Hands the tracks over frame by frame, those without any included. */
    void play(double fps, Each each) {
        Map<Long, Track> before = new HashMap<>();
        for (long frame = 1; frame <= lastFrame(); frame++) {
            Moment now = Moment.of(Instant.EPOCH, (frame - 1) / fps);
            List<Track> tracks = new ArrayList<>();
            for (Row row : frames.getOrDefault(frame, List.of())) {
                Track track = track(row, before.get(row.id), now);
                before.put(row.id, track);
                tracks.add(track);
            }
            each.frame(frame, now, tracks);
        }
    }

    private static Track track(Row row, Track before, Moment now) {
        double passed = before == null ? 0 : now.since(before.last());
        boolean moves = before != null && passed > 0;
        return new Track(
                row.id,
                row.label,
                row.score,
                row.box,
                Track.State.CONFIRMED,
                before == null ? now : before.first(),
                now,
                before == null ? 1 : before.observations() + 1,
                moves ? (row.box.centerX() - before.box().centerX()) / passed : 0,
                moves ? (row.box.centerY() - before.box().centerY()) / passed : 0);
    }

    /** Takes the tracks of a frame. */
    interface Each {
        void frame(long frame, Moment now, List<Track> tracks);
    }
}
