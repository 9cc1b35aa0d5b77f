package io.vedette.spi;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/**
 * A point in time of one stream.
 *
 * @param streamSeconds presentation time in seconds since the stream's first frame; everything that
 *     judges (rules, gates, rates, metrics) uses only this, so a file may run faster than the clock
 * @param instant the same point on a calendar: the stream's epoch plus {@code streamSeconds}
 */
public record Moment(double streamSeconds, Instant instant) {
    /** Refuses times that are not finite. */
    public Moment {
        if (!Double.isFinite(streamSeconds)) {
            throw new IllegalArgumentException("stream seconds must be finite: " + streamSeconds);
        }
        Objects.requireNonNull(instant, "instant");
    }

    /** The moment {@code streamSeconds} after an epoch. */
    public static Moment of(Instant epoch, double streamSeconds) {
        return new Moment(streamSeconds, epoch.plusNanos(Math.round(streamSeconds * 1e9)));
    }

    /** Seconds from {@code earlier} to this, negative where this is before it. */
    public double since(Moment earlier) {
        return streamSeconds - earlier.streamSeconds;
    }

    /** The moment some seconds later. */
    public Moment plus(double seconds) {
        return new Moment(streamSeconds + seconds, instant.plusNanos(Math.round(seconds * 1e9)));
    }

    /** Writes a moment, or that there is none where it is null, for a {@link Snapshot}. */
    public static void write(DataOutput out, Moment moment) throws IOException {
        out.writeBoolean(moment != null);
        if (moment != null) {
            out.writeDouble(moment.streamSeconds);
            out.writeLong(moment.instant.getEpochSecond());
            out.writeInt(moment.instant.getNano());
        }
    }

    /** Reads what {@link #write} wrote; null where there was none. */
    public static Moment read(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Moment(in.readDouble(), Instant.ofEpochSecond(in.readLong(), in.readInt()))
                : null;
    }
}
