package io.vedette.core.watch.internal;

import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RunStatus;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Pixels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs cameras. */
@Component(
        service = {Pipelines.class, MetricSource.class},
        immediate = true)
public final class PipelineManager implements Pipelines, MetricSource, Lent {
    private final Workshop workshop;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Pixels pixels;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile ClipWriter clips;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile LoadedModels models;

    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<FrameTap> taps;

    /** With the plugins that are there. */
    @Activate
    public PipelineManager(@Reference Plugins plugins) {
        workshop = new Workshop(plugins.table(), this);
    }

    /** Ends all runs. */
    @Deactivate
    public void close() {
        workshop.close();
    }

    @Override
    public PipelineRun start(PipelineSpec spec, PipelineListener listener) {
        return workshop.start(spec, listener);
    }

    @Override
    public List<PipelineRun> running() {
        return mainRuns().map(PipelineRun.class::cast).toList();
    }

    /** Those beside them are told with their cameras. */
    private Stream<Run> mainRuns() {
        return workshop.runs().stream().filter(run -> !run.isCompanion());
    }

    @Override
    public Optional<Pixels> pixels() {
        return Optional.ofNullable(pixels);
    }

    @Override
    public Optional<ClipWriter> clips() {
        return Optional.ofNullable(clips);
    }

    @Override
    public Optional<LoadedModels> models() {
        return Optional.ofNullable(models);
    }

    @Override
    public List<FrameTap> taps() {
        List<FrameTap> now = taps;
        return now == null ? List.of() : now;
    }

    @Override
    public Collection<Reading> read() {
        List<Reading> all = new ArrayList<>();
        for (Run run : mainRuns().toList()) {
            RunStatus s = run.status();
            String camera = run.spec().camera();
            Map<String, String> by = Map.of("camera", camera);
            all.add(
                    Reading.counter(
                            "vedette_frames_received_total", "Frames decoded", by, s.received()));
            all.add(
                    Reading.counter(
                            "vedette_frames_analysed_total",
                            "Frames a detector looked at",
                            by,
                            s.analysed()));
            all.add(
                    Reading.counter(
                            "vedette_frames_gated_total",
                            "Frames in which nothing moved",
                            by,
                            s.gated()));
            s.dropped()
                    .forEach(
                            (reason, count) ->
                                    all.add(
                                            Reading.counter(
                                                    "vedette_frames_dropped_total",
                                                    "Frames lost",
                                                    Map.of("camera", camera, "reason", reason),
                                                    count)));
            s.failures()
                    .forEach(
                            (part, count) ->
                                    all.add(
                                            Reading.counter(
                                                    "vedette_plugin_failures_total",
                                                    "Calls of plugins that failed",
                                                    Map.of("camera", camera, "part", part),
                                                    count)));
            all.add(Reading.counter("vedette_events_total", "Events opened", by, s.events()));
            all.add(
                    Reading.counter(
                            "vedette_reconnects_total", "Connections lost", by, s.reconnects()));
            all.add(
                    Reading.gauge(
                            "vedette_frame_lag_seconds",
                            "From decoding to the last callback of the newest frame",
                            by,
                            s.lagMillis() / 1000));
            all.add(Reading.gauge("vedette_fps", "Frames per stream second", by, s.fps()));
        }
        return all;
    }
}
