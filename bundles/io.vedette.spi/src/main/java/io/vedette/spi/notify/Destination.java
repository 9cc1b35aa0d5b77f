package io.vedette.spi.notify;

import java.time.Duration;
import java.util.Map;

/**
 * Where a notice goes.
 *
 * @param id of the destination
 * @param settings by name; secrets are among them under names with a leading dot and must never be
 *     logged or returned
 * @param timeout of one attempt
 * @param privateAddresses whether the address may be private or loopback
 */
public record Destination(
        String id, Map<String, String> settings, Duration timeout, boolean privateAddresses) {
    /** Copies the settings. */
    public Destination {
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "Destination[" + id + "]";
    }
}
