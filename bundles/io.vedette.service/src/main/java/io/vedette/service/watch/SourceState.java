package io.vedette.service.watch;

import java.time.Duration;
import java.util.Objects;

/**
 * State of a source.
 *
 * @param kind which
 * @param why for the operator, without credentials; may be empty
 * @param retryIn until the next attempt, zero unless {@code BACKOFF}
 * @param attempts to connect since the last frame
 */
public record SourceState(Kind kind, String why, Duration retryIn, int attempts) {
    /** Refuses missing parts. */
    public SourceState {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(retryIn, "retryIn");
    }

    /** Which state. */
    public enum Kind {
        /** An attempt is under way. */
        CONNECTING,
        /** Frames come. */
        LIVE,
        /** Connected, but nothing came for a while. */
        STALLED,
        /** Waiting for the next attempt. */
        BACKOFF,
        /** Over: read to the end, or closed. */
        ENDED,
        /** Over: only a person can help. */
        REFUSED
    }
}
