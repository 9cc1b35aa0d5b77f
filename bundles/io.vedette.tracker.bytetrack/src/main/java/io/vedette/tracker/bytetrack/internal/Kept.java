package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
    static final String SCHEMA = "bytetrack/2";
    static final Kept NOTHING = new Kept(0, null, List.of());

    static Snapshot write(Kept kept) {
        return Snapshot.of(
                SCHEMA,
                out -> {
                    out.writeLong(kept.nextId);
                    Moment.write(out, kept.now);
                    out.writeInt(kept.tracklets.size());
                    for (Tracklet t : kept.tracklets) {
                        write(out, t);
                    }
                });
    }

    /** Reads a snapshot of this schema. */
    static Kept read(DataInput in) throws IOException {
        long nextId = in.readLong();
        Moment now = Moment.read(in);
        int count = in.readInt();
        List<Tracklet> tracklets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tracklets.add(tracklet(in));
        }
        return new Kept(nextId, now, tracklets);
    }

    private static void write(DataOutput out, Tracklet t) throws IOException {
        out.writeLong(t.id);
        Moment.write(out, t.first);
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
        Moment.write(out, t.last);
        Moment.write(out, t.sure);
        for (double d :
                new double[] {t.seen.x(), t.seen.y(), t.seen.width(), t.seen.height(), t.score}) {
            out.writeDouble(d);
        }
        out.writeInt(t.observations);
        out.writeBoolean(t.confirmed);
        out.writeBoolean(t.present);
    }

    private static Tracklet tracklet(DataInput in) throws IOException {
        long id = in.readLong();
        Moment first = Moment.read(in);
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
        t.last = Moment.read(in);
        t.sure = Moment.read(in);
        t.seen = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        t.score = in.readDouble();
        t.observations = in.readInt();
        t.confirmed = in.readBoolean();
        t.present = in.readBoolean();
        return t;
    }
}
