package io.vedette.spi.track;

import io.vedette.spi.Size;
import java.util.Map;

/**
 * Which camera a tracking session is for.
 *
 * @param camera id
 * @param size of its frames
 * @param firstId the least id that was not used before; ids are never used again
 * @param params settings by name
 */
public record TrackerSpec(String camera, Size size, long firstId, Map<String, String> params) {
    /** Copies the settings. */
    public TrackerSpec {
        params = Map.copyOf(params);
    }
}
