package io.vedette.heuristic.zone.internal;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(geometry(rule));
            out.writeLong(kept.nextEvent);
            write(out, kept.now);
            out.writeInt(kept.stays.size());
            for (Map.Entry<Long, Stay> e : kept.stays.entrySet()) {
                out.writeLong(e.getKey());
                write(out, e.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new Snapshot(SCHEMA, bytes.toByteArray());
    }

    /**
     * Reads a snapshot of this schema.
     *
     * @throws IOException where the bytes are no such snapshot
     */
    static Kept read(ZoneRule rule, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean same = in.readInt() == geometry(rule);
            long nextEvent = in.readLong();
            Moment now = moment(in);
            int count = in.readInt();
            Map<Long, Stay> stays = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                long id = in.readLong();
                stays.put(id, stay(in));
            }
            return new Kept(same, nextEvent, now, stays);
        }
    }

    private static int geometry(ZoneRule rule) {
        return List.of(rule.points(), rule.size(), rule.anchor().ordinal()).hashCode();
    }

    private static void write(DataOutputStream out, Stay s) throws IOException {
        write(out, s.begin);
        write(out, s.entry);
        write(out, s.lastInside);
        write(out, s.lastSeen);
        write(out, s.entered);
        write(out, s.position);
        out.writeInt(s.deep);
        out.writeInt(s.out);
        out.writeBoolean(s.outside);
        out.writeBoolean(s.away);
        out.writeDouble(s.carried);
        out.writeLong(s.event);
        out.writeBoolean(s.escalated);
    }

    private static Stay stay(DataInputStream in) throws IOException {
        Stay s = new Stay();
        s.begin = moment(in);
        s.entry = moment(in);
        s.lastInside = moment(in);
        s.lastSeen = moment(in);
        s.entered = point(in);
        s.position = point(in);
        s.deep = in.readInt();
        s.out = in.readInt();
        s.outside = in.readBoolean();
        s.away = in.readBoolean();
        s.carried = in.readDouble();
        s.event = in.readLong();
        s.escalated = in.readBoolean();
        return s;
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
}
