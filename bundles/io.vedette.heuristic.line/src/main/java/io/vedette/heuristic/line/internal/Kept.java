package io.vedette.heuristic.line.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
        return Snapshot.of(SCHEMA, out -> write(out, rule, kept));
    }

    private static void write(DataOutput out, CrossingRule rule, Kept kept) throws IOException {
        out.writeInt(geometry(rule));
        out.writeLong(kept.nextEvent);
        Moment.write(out, kept.now);
        out.writeInt(kept.passages.size());
        // Sorted: the same state makes the same bytes.
        for (Map.Entry<Long, Passage> e : new TreeMap<>(kept.passages).entrySet()) {
            out.writeLong(e.getKey());
            Passage p = e.getValue();
            out.writeByte(p.settled);
            out.writeByte(p.pending);
            out.writeInt(p.count);
            out.writeBoolean(p.touched);
            Moment.write(out, p.since);
            Moment.write(out, p.seen);
            Point.write(out, p.from);
            Point.write(out, p.at);
        }
    }

    /**
     * Reads a snapshot of this schema; of another geometry only the number of the next event is
     * taken over.
     */
    static Kept read(CrossingRule rule, DataInput in) throws IOException {
        boolean same = in.readInt() == geometry(rule);
        long nextEvent = in.readLong();
        if (!same) {
            return new Kept(nextEvent, null, Map.of());
        }
        Moment now = Moment.read(in);
        int count = in.readInt();
        Map<Long, Passage> passages = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long id = in.readLong();
            Passage p = new Passage();
            p.settled = in.readByte();
            p.pending = in.readByte();
            p.count = in.readInt();
            p.touched = in.readBoolean();
            p.since = Moment.read(in);
            p.seen = Moment.read(in);
            p.from = Point.read(in);
            p.at = Point.read(in);
            passages.put(id, p);
        }
        return new Kept(nextEvent, now, passages);
    }

    private static int geometry(CrossingRule rule) {
        return List.of(rule.points(), rule.size(), rule.center()).hashCode();
    }
}
