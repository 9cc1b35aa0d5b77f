package io.vedette.rest.internal.camera;

import io.vedette.service.camera.CameraStatus;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SwapReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a camera stands.
 *
 * @param camera id
 * @param state in one word
 * @param why for the operator
 * @param run name of its run
 * @param alerts raised since the run began
 * @param suppressed since the run began
 * @param running numbers of its run
 * @param beside detectors that are rolled out and run beside the one in charge, with what they
 *     would have raised
 */
public record StatusView(
        String camera,
        String state,
        String why,
        String run,
        long alerts,
        long suppressed,
        Optional<Running> running,
        List<CameraStatus.Beside> beside) {

    static StatusView of(CameraStatus status) {
        return new StatusView(
                status.camera(),
                status.state().id(),
                status.why(),
                status.run(),
                status.alerts(),
                status.suppressed(),
                status.running().map(Running::of),
                status.beside());
    }

    /**
     * Numbers of a run.
     *
     * @param width of the frames
     * @param height of the frames
     * @param seconds stream time of the newest frame
     * @param fps frames of the last ten seconds per second of the stream
     * @param received frames decoded
     * @param analysed frames a detector looked at
     * @param gated frames in which nothing moved
     * @param dropped frames lost, by reason
     * @param liveTracks confirmed tracks now
     * @param openEvents now
     * @param events so far
     * @param reconnects so far
     * @param lagMillis from a frame's decoding to its last callback
     * @param passMillis 95th percentile of the time a frame took from analyzer to rules
     * @param retryInSeconds until the next attempt to connect
     * @param plugins in use
     * @param failures of plugins, by part
     * @param swaps plugins exchanged lately, oldest first
     */
    public record Running(
            Optional<Integer> width,
            Optional<Integer> height,
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
            double retryInSeconds,
            List<RunStatus.PluginUse> plugins,
            Map<String, Long> failures,
            List<Swap> swaps) {
        static Running of(RunStatus run) {
            return new Running(
                    run.size().map(s -> s.width()),
                    run.size().map(s -> s.height()),
                    run.seconds(),
                    run.fps(),
                    run.received(),
                    run.analysed(),
                    run.gated(),
                    run.dropped(),
                    run.liveTracks(),
                    run.openEvents(),
                    run.events(),
                    run.reconnects(),
                    run.lagMillis(),
                    run.passMillis(),
                    run.source().retryIn().toMillis() / 1000.0,
                    run.plugins(),
                    run.failures(),
                    run.swaps().stream().map(Swap::of).toList());
        }
    }

    /**
     * A plugin or model that was exchanged.
     *
     * @param part of the pipeline
     * @param from id and version of before
     * @param to id and version of now
     * @param kind {@code side by side} or {@code in place}
     * @param handedOver whether the state went on
     * @param gapMillis how long no frame could pass
     * @param waited frames that waited meanwhile
     * @param dropped frames lost meanwhile
     */
    public record Swap(
            String part,
            String from,
            String to,
            String kind,
            boolean handedOver,
            double gapMillis,
            int waited,
            int dropped) {
        static Swap of(SwapReport report) {
            return new Swap(
                    report.part(),
                    report.from(),
                    report.to(),
                    report.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    report.handedOver(),
                    report.gap().toNanos() / 1e6,
                    report.waited(),
                    report.dropped());
        }
    }
}
