package io.vedette.spi.scene;

import io.vedette.spi.Size;
import java.util.Map;

/**
 * Which camera a scene session is for.
 *
 * @param camera id
 * @param size of its frames; a change of size ends the session
 * @param params settings by name
 */
public record SceneSpec(String camera, Size size, Map<String, String> params) {
    /** Copies the settings. */
    public SceneSpec {
        params = Map.copyOf(params);
    }
}
