package io.vedette.core.alert.internal.replay;

import io.vedette.service.watch.FrameReport;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.track.Track;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes down the tracks of a run in parts that can be read alone: a head with the run and its
 * epoch, then frames. A frame without tracks is written once a second, and after one that had some.
 * Thread-safe.
 */
final class TrackTape {
    private static final int PART_BYTES = 128 << 10;
    private static final int FORMAT = 1;
    private static final int MOST_TRACKS = 10_000;

    private final String run;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean hadTracks;
    private double written = Double.NEGATIVE_INFINITY;
    private double begun;

    TrackTape(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }

    /** Adds a frame; a part that is full, or as old as {@code partSeconds}, is handed over. */
    synchronized Optional<byte[]> add(FrameReport report, double partSeconds) {
        List<Track> tracks = new ArrayList<>();
        for (Track track : report.tracks()) {
            if (track.state() != Track.State.TENTATIVE) {
                tracks.add(track);
            }
        }
        double now = report.moment().streamSeconds();
        if (tracks.isEmpty() && !hadTracks && now - written < 1 && now >= written) {
            return Optional.empty();
        }
        hadTracks = !tracks.isEmpty();
        written = now;
        if (bytes.size() == 0) {
            begun = now;
        }
        try {
            write(report, tracks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean full = bytes.size() >= PART_BYTES || Math.abs(now - begun) >= partSeconds;
        return full ? take() : Optional.empty();
    }

    private void write(FrameReport report, List<Track> tracks) throws IOException {
        DataOutputStream out = new DataOutputStream(bytes);
        if (bytes.size() == 0) {
            Instant epoch = report.moment().instant().minusNanos(nanos(report.moment()));
            out.writeByte(FORMAT);
            out.writeUTF(run);
            out.writeLong(epoch.getEpochSecond());
            out.writeInt(epoch.getNano());
        }
        Size size = report.frame().orElseThrow().size();
        out.writeLong(report.number());
        out.writeDouble(report.moment().streamSeconds());
        out.writeShort(size.width());
        out.writeShort(size.height());
        out.writeShort(tracks.size());
        for (Track track : tracks) {
            out.writeLong(track.id());
            out.writeUTF(track.label());
            out.writeDouble(track.score());
            out.writeDouble(track.box().x());
            out.writeDouble(track.box().y());
            out.writeDouble(track.box().width());
            out.writeDouble(track.box().height());
            out.writeBoolean(track.state() == Track.State.LOST);
            out.writeDouble(track.first().streamSeconds());
            out.writeDouble(track.last().streamSeconds());
            out.writeInt(track.observations());
            out.writeDouble(track.velocityX());
            out.writeDouble(track.velocityY());
        }
    }

    private static long nanos(Moment moment) {
        return Math.round(moment.streamSeconds() * 1e9);
    }

    /** What was written since the last part. */
    synchronized Optional<byte[]> take() {
        if (bytes.size() == 0) {
            return Optional.empty();
        }
        byte[] part = bytes.toByteArray();
        bytes.reset();
        return Optional.of(part);
    }

    /** Reads one part. */
    static void read(DataInputStream in, Consumer<TrackedFrame> frames) throws IOException {
        if (in.readUnsignedByte() != FORMAT) {
            throw new IOException("tracks of another format");
        }
        String run = in.readUTF();
        Instant epoch = Instant.ofEpochSecond(in.readLong(), in.readInt());
        while (true) {
            long number;
            try {
                number = in.readLong();
            } catch (EOFException e) {
                return;
            }
            Moment moment = Moment.of(epoch, in.readDouble());
            Size size = new Size(in.readUnsignedShort(), in.readUnsignedShort());
            int count = in.readUnsignedShort();
            if (count > MOST_TRACKS) {
                throw new IOException("a frame with " + count + " tracks");
            }
            List<Track> tracks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                tracks.add(track(in, epoch));
            }
            frames.accept(new TrackedFrame(run, number, moment, size, tracks));
        }
    }

    private static Track track(DataInputStream in, Instant epoch) throws IOException {
        return new Track(
                in.readLong(),
                in.readUTF(),
                in.readDouble(),
                new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()),
                in.readBoolean() ? Track.State.LOST : Track.State.CONFIRMED,
                Moment.of(epoch, in.readDouble()),
                Moment.of(epoch, in.readDouble()),
                in.readInt(),
                in.readDouble(),
                in.readDouble());
    }
}
