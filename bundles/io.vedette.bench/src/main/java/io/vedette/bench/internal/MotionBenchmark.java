package io.vedette.bench.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneSpec;
import io.vedette.spi.stream.StreamSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The motion gate on luma at the stream's size, decoded before, beside MOG2 on 180 rows. */
final class MotionBenchmark implements Benchmark {
    private static final long MOST_BYTES = 256L << 20;
    private final StreamSource source;
    private final SceneAnalyzer analyzer;

    MotionBenchmark(StreamSource source, SceneAnalyzer analyzer) {
        this.source = source;
        this.analyzer = analyzer;
    }

    @Override
    public String name() {
        return "motion";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        Path clip = plan.needClip();
        List<Frame> frames = luma(clip);
        Side ours =
                () -> {
                    double begin = Cpu.thread();
                    SceneSpec spec = new SceneSpec("bench", frames.get(0).size(), Map.of());
                    try (SceneAnalyzer.Session session = analyzer.open(spec, Optional.empty())) {
                        for (Frame frame : frames) {
                            session.observe(frame, Masks.NONE);
                        }
                    }
                    return Cpu.thread() - begin;
                };
        Map<String, Double> values = Map.of("frames", (double) frames.size());
        String own = plan.peers().get(name());
        if (own != null) {
            Side peer = new ShellSide(own, clip);
            return plan.rounds().compare(name(), ours, Optional.of(peer), values, "peer: " + own);
        }
        try (MogSide peer = MogSide.start(clip, frames.size())) {
            return plan.rounds()
                    .compare(
                            name(),
                            ours,
                            peer.absent().isPresent() ? Optional.empty() : Optional.of(peer),
                            values,
                            "peer: "
                                    + peer.absent()
                                            .orElse("MOG2 on 180 rows of grey, Python OpenCV"));
        }
    }

    private List<Frame> luma(Path clip) throws IOException {
        List<Frame> frames = new ArrayList<>();
        long[] bytes = new long[1];
        FramePort.read(
                source,
                clip,
                frame -> {
                    frames.add(copy(frame));
                    bytes[0] += (long) frame.width() * frame.height();
                    return bytes[0] < MOST_BYTES;
                });
        if (frames.isEmpty()) {
            throw new IOException(clip + " has no frames");
        }
        return frames;
    }

    private static Frame copy(Frame frame) {
        int width = frame.width();
        ByteBuffer luma = ByteBuffer.allocateDirect(width * frame.height());
        for (int y = 0; y < frame.height(); y++) {
            luma.put(y * width, frame.y().data(), y * frame.y().stride(), width);
        }
        return Frame.grey(
                frame.number(),
                frame.moment(),
                frame.size(),
                frame.colour(),
                new Plane(luma, width),
                () -> {});
    }
}
