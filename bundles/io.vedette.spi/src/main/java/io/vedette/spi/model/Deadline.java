package io.vedette.spi.model;

import java.time.Duration;

/**
 * When nobody waits for an answer any more.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
    /** A time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Whether it has passed. */
    public boolean passed() {
        return System.nanoTime() - nanoTime > 0;
    }
}
