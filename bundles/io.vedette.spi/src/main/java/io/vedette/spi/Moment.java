package io.vedette.spi;

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
}
