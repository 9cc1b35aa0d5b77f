package io.vedette.service.plugin;

import java.util.Objects;

/**
 * A plugin in service.
 *
 * @param plug where it is put in
 * @param id value of the plug's service property
 * @param bundle symbolic name of the bundle that brought it
 * @param version of that bundle
 * @param health {@code ok}, or {@code quarantined: why}
 */
public record PluginInfo(Plug plug, String id, String bundle, String version, String health) {
    /** Refuses missing parts. */
    public PluginInfo {
        Objects.requireNonNull(plug, "plug");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(health, "health");
    }
}
