package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a session hands over.
 *
 * @param nextId the least unused id
 * @param now time of the last update; null before the first
 * @param tracklets all live identities
 */
record Kept(long nextId, Moment now, List<Tracklet> tracklets) {
    static final String SCHEMA = "bytetrack/1";
    static final Kept NOTHING = new Kept(0, null, List.of());

    static Snapshot write(Kept kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(kept.nextId);
            out.writeBoolean(kept.now != null);
            if (kept.now != null) {
                write(out, kept.now);
            }
            out.writeInt(kept.tracklets.size());
            for (Tracklet t : kept.tracklets) {
                write(out, t);
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
    static Kept read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long nextId = in.readLong();
            Moment now = in.readBoolean() ? moment(in) : null;
            int count = in.readInt();
            List<Tracklet> tracklets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tracklets.add(tracklet(in));
            }
            return new Kept(nextId, now, tracklets);
        }
    }

    private static void write(DataOutputStream out, Tracklet t) throws IOException {
        out.writeLong(t.id);
        write(out, t.first);
        for (Axis a : new Axis[] {t.x, t.y, t.width, t.height}) {
            for (double d : new double[] {a.position, a.velocity, a.pp, a.pv, a.vv}) {
                out.writeDouble(d);
            }
        }
        out.writeInt(t.votes.size());
        for (Map.Entry<String, Double> vote : t.votes.entrySet()) {
            out.writeUTF(vote.getKey());
            out.writeDouble(vote.getValue());
        }
        write(out, t.last);
        write(out, t.sure);
        for (double d :
                new double[] {t.seen.x(), t.seen.y(), t.seen.width(), t.seen.height(), t.score}) {
            out.writeDouble(d);
        }
        out.writeInt(t.observations);
        out.writeBoolean(t.confirmed);
        out.writeBoolean(t.present);
    }

    private static Tracklet tracklet(DataInputStream in) throws IOException {
        long id = in.readLong();
        Moment first = moment(in);
        Axis[] axes = new Axis[4];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new Axis(in.readDouble(), 0, 0);
            axes[i].velocity = in.readDouble();
            axes[i].pp = in.readDouble();
            axes[i].pv = in.readDouble();
            axes[i].vv = in.readDouble();
        }
        TreeMap<String, Double> votes = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            votes.put(in.readUTF(), in.readDouble());
        }
        Tracklet t = new Tracklet(id, first, axes, votes);
        t.last = moment(in);
        t.sure = moment(in);
        t.seen = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        t.score = in.readDouble();
        t.observations = in.readInt();
        t.confirmed = in.readBoolean();
        t.present = in.readBoolean();
        return t;
    }

    private static void write(DataOutputStream out, Moment moment) throws IOException {
        out.writeDouble(moment.streamSeconds());
        out.writeLong(moment.instant().getEpochSecond());
        out.writeInt(moment.instant().getNano());
    }

    private static Moment moment(DataInputStream in) throws IOException {
        return new Moment(in.readDouble(), Instant.ofEpochSecond(in.readLong(), in.readInt()));
    }
}
