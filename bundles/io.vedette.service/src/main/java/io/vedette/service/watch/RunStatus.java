package io.vedette.service.watch;

import io.vedette.spi.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param source state of the source
 * @param size of the frames, once known
 * @param seconds stream time of the newest frame
 * @param fps frames of the last ten seconds per second of the stream
 * @param received frames decoded
 * @param analysed frames a detector looked at
 * @param gated frames in which nothing moved
 * @param dropped frames lost, by reason
 * @param liveTracks confirmed tracks now
 * @param openEvents now
 * @param events opened so far
 * @param reconnects so far
 * @param lagMillis from a frame's decoding to its last callback, of the newest frame
 * @param passMillis 95th percentile of the time a frame took from analyzer to rules, of the last
 *     512 that a detector looked at; 0 before the first
 * @param plugins in use: part to {@code id version (bundle)}; a part that is waited for says so
 * @param failures calls of plugins that failed, by part
 * @param swaps plugins exchanged lately, oldest first
 * @param nextTrack the least track id that was not used yet
 */
public record RunStatus(
        SourceState source,
        Optional<Size> size,
        double seconds,
        double fps,
        long received,
        long analysed,
        long gated,
        Map<String, Long> dropped,
        int liveTracks,
        int openEvents,
        long events,
        long reconnects,
        double lagMillis,
        double passMillis,
        List<PluginUse> plugins,
        Map<String, Long> failures,
        List<SwapReport> swaps,
        long nextTrack) {
    /** Copies the collections. */
    public RunStatus {
        dropped = Map.copyOf(dropped);
        plugins = List.copyOf(plugins);
        failures = Map.copyOf(failures);
        swaps = List.copyOf(swaps);
    }

    /**
     * A plugin in use.
     *
     * @param part {@code source}, {@code analyzer}, {@code detector}, {@code tracker}, {@code rule
     *     ID}
     * @param id of the plugin or model
     * @param version of its bundle or of the model
     * @param bundle symbolic name, empty for a model
     * @param state {@code in service}, {@code waited for}, {@code quarantined}
     */
    public record PluginUse(String part, String id, String version, String bundle, String state) {}
}
