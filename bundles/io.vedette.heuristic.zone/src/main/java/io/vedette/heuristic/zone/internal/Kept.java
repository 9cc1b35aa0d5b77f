package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a session hands over: dwell clocks by track, with the geometry they were judged by.
 *
 * @param sameZone whether the geometry is the one of the session that goes on
 * @param nextEvent number of the next event
 * @param now time of the last call; null before the first
 * @param stays by track id
 */
record Kept(boolean sameZone, long nextEvent, Moment now, Map<Long, Stay> stays) {
    static final String SCHEMA = "zone/1";
    static final Kept NOTHING = new Kept(true, 0, null, Map.of());

    static Snapshot write(ZoneRule rule, Kept kept) {
        return Snapshot.of(
                SCHEMA,
                out -> {
                    out.writeInt(geometry(rule));
                    out.writeLong(kept.nextEvent);
                    Moment.write(out, kept.now);
                    out.writeInt(kept.stays.size());
                    for (Map.Entry<Long, Stay> e : kept.stays.entrySet()) {
                        out.writeLong(e.getKey());
                        write(out, e.getValue());
                    }
                });
    }

    /** Reads a snapshot of this schema. */
    static Kept read(ZoneRule rule, DataInput in) throws IOException {
        boolean same = in.readInt() == geometry(rule);
        long nextEvent = in.readLong();
        Moment now = Moment.read(in);
        int count = in.readInt();
        Map<Long, Stay> stays = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            long id = in.readLong();
            stays.put(id, stay(in));
        }
        return new Kept(same, nextEvent, now, stays);
    }

    private static int geometry(ZoneRule rule) {
        return List.of(rule.points(), rule.size(), rule.anchor().ordinal()).hashCode();
    }

    private static void write(DataOutput out, Stay s) throws IOException {
        Moment.write(out, s.begin);
        Moment.write(out, s.entry);
        Moment.write(out, s.lastInside);
        Moment.write(out, s.lastSeen);
        Point.write(out, s.entered);
        Point.write(out, s.position);
        out.writeInt(s.deep);
        out.writeInt(s.out);
        out.writeBoolean(s.outside);
        out.writeBoolean(s.away);
        out.writeDouble(s.carried);
        out.writeLong(s.event);
        out.writeBoolean(s.escalated);
    }

    private static Stay stay(DataInput in) throws IOException {
        Stay s = new Stay();
        s.begin = Moment.read(in);
        s.entry = Moment.read(in);
        s.lastInside = Moment.read(in);
        s.lastSeen = Moment.read(in);
        s.entered = Point.read(in);
        s.position = Point.read(in);
        s.deep = in.readInt();
        s.out = in.readInt();
        s.outside = in.readBoolean();
        s.away = in.readBoolean();
        s.carried = in.readDouble();
        s.event = in.readLong();
        s.escalated = in.readBoolean();
        return s;
    }
}
