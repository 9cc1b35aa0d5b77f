package io.vedette.heuristic.line.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a session hands over: sides by track, with the geometry they were judged by.
 *
 * @param nextEvent number of the next event
 * @param now time of the last call; null before the first
 * @param passages by track id
 */
record Kept(long nextEvent, Moment now, Map<Long, Passage> passages) {
    static final String SCHEMA = "line-crossing/1";
    static final Kept NOTHING = new Kept(0, null, Map.of());

    static Snapshot write(CrossingRule rule, Kept kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(geometry(rule));
            out.writeLong(kept.nextEvent);
            write(out, kept.now);
            out.writeInt(kept.passages.size());
            // Sorted: the same state makes the same bytes.
            for (Map.Entry<Long, Passage> e : new TreeMap<>(kept.passages).entrySet()) {
                out.writeLong(e.getKey());
                Passage p = e.getValue();
                out.writeByte(p.settled);
                out.writeByte(p.pending);
                out.writeInt(p.count);
                out.writeBoolean(p.touched);
                write(out, p.since);
                write(out, p.seen);
                write(out, p.from);
                write(out, p.at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Snapshot(SCHEMA, bytes.toByteArray());
    }

    /**
     * Reads a snapshot of this schema; of another geometry only the number of the next event is
     * taken over.
     *
     * @throws IOException where the bytes are no such snapshot
     */
    static Kept read(CrossingRule rule, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean same = in.readInt() == geometry(rule);
            long nextEvent = in.readLong();
            if (!same) {
                return new Kept(nextEvent, null, Map.of());
            }
            Moment now = moment(in);
            int count = in.readInt();
            Map<Long, Passage> passages = new HashMap<>();
            for (int i = 0; i < count; i++) {
                long id = in.readLong();
                Passage p = new Passage();
                p.settled = in.readByte();
                p.pending = in.readByte();
                p.count = in.readInt();
                p.touched = in.readBoolean();
                p.since = moment(in);
                p.seen = moment(in);
                p.from = point(in);
                p.at = point(in);
                passages.put(id, p);
            }
            return new Kept(nextEvent, now, passages);
        }
    }

    private static int geometry(CrossingRule rule) {
        return List.of(rule.points(), rule.size(), rule.center()).hashCode();
    }

    private static void write(DataOutputStream out, Moment moment) throws IOException {
        out.writeBoolean(moment != null);
        if (moment != null) {
            out.writeDouble(moment.streamSeconds());
            out.writeLong(moment.instant().getEpochSecond());
            out.writeInt(moment.instant().getNano());
        }
    }

    private static Moment moment(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Moment(in.readDouble(), Instant.ofEpochSecond(in.readLong(), in.readInt()))
                : null;
    }

    private static void write(DataOutputStream out, Point point) throws IOException {
        out.writeBoolean(point != null);
        if (point != null) {
            out.writeDouble(point.x());
            out.writeDouble(point.y());
        }
    }

    private static Point point(DataInputStream in) throws IOException {
        return in.readBoolean() ? new Point(in.readDouble(), in.readDouble()) : null;
    }
}
