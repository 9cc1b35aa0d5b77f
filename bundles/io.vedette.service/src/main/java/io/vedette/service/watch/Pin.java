package io.vedette.service.watch;

import io.vedette.service.plugin.Plug;
import java.util.Objects;

/**
 * Which version of a plugin a camera wants where several are in service; without one the newest.
 *
 * @param plug where
 * @param id of the plugin
 * @param version of its bundle, e.g. {@code 1.2.0}, or a range, e.g. {@code [1.2,1.3)}
 */
public record Pin(Plug plug, String id, String version) {
    /** Refuses missing parts. */
    public Pin {
        Objects.requireNonNull(plug, "plug");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
    }
}
