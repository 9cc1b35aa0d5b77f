package io.vedette.bench.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RunEnd;
import io.vedette.spi.stream.StreamSpec.Pacing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Every frame of a file through a detector and the tracker, beside FFmpeg and ONNX Runtime alone.
 */
final class PipelineBenchmark implements Benchmark {
    private final Pipelines pipelines;

    PipelineBenchmark(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        Path clip = plan.needClip();
        Path model =
                plan.model()
                        .orElseThrow(
                                () ->
                                        new InvalidRequestException(
                                                "pipeline needs --model DIR; " + Plan.USAGE));
        long[] frames = new long[1];
        Side ours =
                () -> {
                    double begin = Cpu.process();
                    frames[0] = watch(clip, model);
                    return Cpu.process() - begin;
                };
        String own = plan.peers().get(name());
        String note =
                "peer: "
                        + (own == null
                                ? "FFmpeg, swscale and ONNX Runtime in a plain loop, one thread"
                                : own);
        try (Side peer = own == null ? BarePipeline.open(clip, model) : new ShellSide(own, clip)) {
            Finding found = plan.rounds().compare(name(), ours, Optional.of(peer), Map.of(), note);
            if (peer instanceof BarePipeline && ((BarePipeline) peer).frames() != frames[0]) {
                throw new IOException(
                        "both must see the same frames: " + frames[0] + " and the peer's");
            }
            return new Finding(
                    found.name(),
                    found.unit(),
                    found.ours(),
                    found.peer(),
                    Map.of("frames", (double) frames[0]),
                    note);
        }
    }

    private long watch(Path clip, Path model) throws IOException {
        PipelineSpec spec =
                PipelineSpec.of("bench", clip.toUri())
                        .pacing(Pacing.AS_FAST)
                        .detector(new DetectorSpec.Folder(model))
                        .gate(false)
                        .keepSeconds(0)
                        .options(Map.of("strict", "true", "reconnect", "false"))
                        .build();
        try (PipelineRun run = pipelines.start(spec, new PipelineListener() {})) {
            RunEnd end = run.done().toCompletableFuture().join();
            if (!(end instanceof RunEnd.Finished)) {
                throw new IOException(clip + ": " + end);
            }
            return run.status().analysed();
        }
    }
}
