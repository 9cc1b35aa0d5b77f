package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a run stand on: plugins that do as they are told, and who listens. */
abstract class RunBench {
    static final RuleSpec DWELL = new RuleSpec("yard", "dwell", List.of(), Map.of("threshold", 5));

    final PluginTable table = new PluginTable();
    final Fakes.Nothing lent = new Fakes.Nothing();
    final Workshop workshop = new Workshop(table, lent);
    final Fakes.Heard heard = new Fakes.Heard();
    final Fakes.Walking walking = new Fakes.Walking();
    final Fakes.OneTrack tracker = new Fakes.OneTrack();
    final Fakes.Dwell dwell = new Fakes.Dwell();

    @BeforeEach
    void plugins() {
        table.add(Fakes.offer(Plug.SCENE_ANALYZER, "motion", "1.0.0", walking));
        table.add(Fakes.offer(Plug.TRACKER, "one", "1.0.0", tracker));
        table.add(Fakes.offer(Plug.HEURISTIC, "dwell", "1.0.0", dwell));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    Fakes.Source source(long frames, double fps) {
        Fakes.Source source = new Fakes.Source(frames, fps);
        table.add(Fakes.offer(Plug.STREAM_SOURCE, "fake", "1.0.0", source));
        return source;
    }

    static PipelineSpec.Builder spec(Pacing pacing) {
        return PipelineSpec.of("cam", URI.create("fake:it"))
                .pacing(pacing)
                .tracker("one")
                .firstTrack(41)
                .rules(List.of(DWELL));
    }

    static RunEnd end(PipelineRun run) throws Exception {
        return run.done().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    List<FrameReport> analysed() {
        return heard.frames.stream().filter(f -> f.state() == FrameReport.State.ANALYSED).toList();
    }
}
