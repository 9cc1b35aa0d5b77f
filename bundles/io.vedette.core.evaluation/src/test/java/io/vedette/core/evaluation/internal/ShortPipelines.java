package io.vedette.core.evaluation.internal;

import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.Span;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Plays ten small grey frames a second, a track in each, up to a time, before a start returns. */
final class ShortPipelines implements Pipelines {
    private final double end;
    private final List<PipelineSpec> started = new ArrayList<>();

    ShortPipelines(double end) {
        this.end = end;
    }

    List<PipelineSpec> started() {
        return started;
    }

    @Override
    public PipelineRun start(PipelineSpec spec, PipelineListener listener) {
        started.add(spec);
        double from = Double.parseDouble(spec.options().getOrDefault("source.from", "0"));
        long first = 1 + Math.round(from * 10);
        for (long n = first; (n - 1) / 10.0 < end; n++) {
            listener.frame(report(n));
        }
        return new Over(spec);
    }

    private static FrameReport report(long number) {
        Moment now = Moment.of(Instant.EPOCH, (number - 1) / 10.0);
        Track track =
                new Track(
                        7,
                        "object",
                        1,
                        new Box(1, 1, 2, 2),
                        Track.State.CONFIRMED,
                        now,
                        now,
                        9,
                        0,
                        0);
        Frame frame =
                Frame.grey(
                        number,
                        now,
                        new Size(8, 4),
                        Colour.UNSPECIFIED,
                        new Plane(ByteBuffer.allocateDirect(32), 8),
                        () -> {});
        return new FrameReport(
                number,
                now,
                FrameReport.State.ANALYSED,
                "",
                List.of(),
                List.of(track),
                SceneFacts.UNKNOWN,
                Optional.of(frame));
    }

    @Override
    public List<PipelineRun> running() {
        return List.of();
    }

    /** A run that is over. */
    private record Over(PipelineSpec spec) implements PipelineRun {
        @Override
        public RunStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<RunEnd> done() {
            return CompletableFuture.completedFuture(new RunEnd.Closed());
        }

        @Override
        public CompletionStage<ClipReport> clip(Span span, Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Snapshot> snapshot(int quality) {
            return Optional.empty();
        }

        @Override
        public void rules(List<RuleSpec> rules) {}

        @Override
        public PipelineRun beside(PipelineSpec spec, PipelineListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<SwapReport> detector(DetectorSpec detector) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
