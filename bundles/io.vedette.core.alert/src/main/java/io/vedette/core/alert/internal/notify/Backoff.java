package io.vedette.core.alert.internal.notify;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: growing, jittered, bounded.
 *
 * @param first before the second attempt
 * @param most at any time
 * @param jitter share by which a wait is longer or shorter
 * @param random 0..1
 */
record Backoff(Duration first, Duration most, double jitter, DoubleSupplier random) {

    /**
     * @param attempts made so far, at least 1
     * @param atLeast what the receiver asked for
     */
    Duration after(int attempts, Duration atLeast) {
        double seconds =
                Math.min(
                        most.toMillis() / 1000.0,
                        first.toMillis() / 1000.0 * Math.pow(2, Math.min(attempts, 32) - 1));
        double jittered = seconds * (1 + jitter * (2 * random.getAsDouble() - 1));
        Duration asked = atLeast.compareTo(most) > 0 ? most : atLeast;
        Duration wait = Duration.ofMillis(Math.round(jittered * 1000));
        return wait.compareTo(asked) > 0 ? wait : asked;
    }
}
