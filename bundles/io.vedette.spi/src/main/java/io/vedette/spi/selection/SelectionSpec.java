package io.vedette.spi.selection;

import java.time.Instant;
import java.util.Map;

/**
 * What is asked of a strategy.
 *
 * @param wanted how many, at least 0
 * @param seed of everything random
 * @param now calendar time
 * @param params settings by name
 */
public record SelectionSpec(int wanted, long seed, Instant now, Map<String, String> params) {
    /** Copies the settings. */
    public SelectionSpec {
        if (wanted < 0) {
            throw new IllegalArgumentException("wanted must be 0 or more: " + wanted);
        }
        params = Map.copyOf(params);
    }
}
