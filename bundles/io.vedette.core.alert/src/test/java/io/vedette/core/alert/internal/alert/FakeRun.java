package io.vedette.core.alert.internal.alert;

import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run that does what a test says. */
public final class FakeRun implements PipelineRun {

    public final PipelineListener listener;
    public final CompletableFuture<RunEnd> done = new CompletableFuture<>();
    public final List<Span> clips = new ArrayList<>();
    public final List<CompletableFuture<ClipReport>> pending = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    public final List<FakeRun> companions = new CopyOnWriteArrayList<>();
    private PipelineSpec spec;
    public volatile SourceState source =
            new SourceState(SourceState.Kind.CONNECTING, "", Duration.ZERO, 0);
    public volatile boolean closed;

    public FakeRun(PipelineSpec spec, PipelineListener listener) {
        this.spec = spec;
        this.listener = listener;
    }

    public void film(int index, String content) {
        try {
            Files.writeString(files.get(index), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending.get(index)
                .complete(new ClipReport(files.get(index), clips.get(index), "remuxed", 100));
    }

    @Override
    public PipelineSpec spec() {
        return spec;
    }

    @Override
    public RunStatus status() {
        return new RunStatus(
                source,
                Optional.empty(),
                0,
                10,
                1,
                1,
                0,
                Map.of(),
                0,
                0,
                0,
                0,
                1,
                0,
                List.of(),
                Map.of(),
                List.of(),
                spec.firstTrack());
    }

    @Override
    public CompletionStage<RunEnd> done() {
        return done;
    }

    @Override
    public CompletionStage<ClipReport> clip(Span span, Path file) {
        clips.add(span);
        files.add(file);
        pending.add(new CompletableFuture<>());
        return pending.get(pending.size() - 1);
    }

    @Override
    public Optional<Snapshot> snapshot(int quality) {
        return Optional.empty();
    }

    @Override
    public void rules(List<RuleSpec> rules) {
        spec = spec.but().rules(rules).build();
    }

    @Override
    public CompletionStage<SwapReport> detector(DetectorSpec detector) {
        spec = spec.but().detector(detector).build();
        return CompletableFuture.completedFuture(
                new SwapReport(
                        "detector",
                        "",
                        "",
                        SwapReport.Kind.SIDE_BY_SIDE,
                        true,
                        Duration.ZERO,
                        0,
                        0));
    }

    @Override
    public PipelineRun beside(PipelineSpec wanted, PipelineListener to) {
        companions.add(new FakeRun(wanted, to));
        return companions.get(companions.size() - 1);
    }

    @Override
    public void close() {
        closed = true;
        done.complete(new RunEnd.Closed());
    }
}
