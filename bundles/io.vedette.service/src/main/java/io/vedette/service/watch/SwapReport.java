package io.vedette.service.watch;

import java.time.Duration;
import java.util.Objects;

/**
 * A plugin or model of a run was exchanged.
 *
 * @param part {@code analyzer}, {@code detector}, {@code tracker}, or {@code rule} and its id
 * @param from id and version of before
 * @param to id and version of now
 * @param kind how
 * @param handedOver whether the state went on
 * @param gap how long no frame could pass
 * @param waited frames that waited meanwhile
 * @param dropped frames lost meanwhile
 */
public record SwapReport(
        String part,
        String from,
        String to,
        Kind kind,
        boolean handedOver,
        Duration gap,
        int waited,
        int dropped) {
    /** Refuses missing parts. */
    public SwapReport {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(gap, "gap");
    }

    /** How. */
    public enum Kind {
        /** The new one was ready beside the old one. */
        SIDE_BY_SIDE,
        /** The old one went first. */
        IN_PLACE
    }
}
