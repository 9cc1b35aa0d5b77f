package io.vedette.service.model;

import io.vedette.spi.model.Threads;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a model is to be used.
 *
 * @param threads of one call
 * @param limit how long one call may take before the model is quarantined
 * @param engineVersion bundle version of the engine that is wanted; empty for the best there is
 */
public record ModelUse(Threads threads, Duration limit, Optional<String> engineVersion) {

    /** One thread a call, 20 seconds, the newest engine. */
    public static final ModelUse DEFAULT =
            new ModelUse(Threads.ONE, Duration.ofSeconds(20), Optional.empty());

    public ModelUse {
        Objects.requireNonNull(threads, "threads");
        Objects.requireNonNull(engineVersion, "engineVersion");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the time limit must be positive: " + limit);
        }
    }
}
