package io.vedette.bench.internal;

import io.vedette.spi.stream.StreamSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file's frames, handed out and given back, beside ffmpeg on one thread. */
final class DecodeBenchmark implements Benchmark {
    private final StreamSource source;

    DecodeBenchmark(StreamSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        Path clip = plan.needClip();
        String command =
                plan.peers().getOrDefault(name(), "ffmpeg -nostdin -threads 1 -i {clip} -f null -");
        long[] frames = new long[1];
        Side ours =
                () -> {
                    double begin = Cpu.thread();
                    frames[0] = FramePort.read(source, clip, frame -> true);
                    return Cpu.thread() - begin;
                };
        Finding found =
                plan.rounds()
                        .compare(
                                name(),
                                ours,
                                Optional.of(new ShellSide(command, clip)),
                                Map.of(),
                                "peer: " + command);
        return new Finding(
                found.name(),
                found.unit(),
                found.ours(),
                found.peer(),
                Map.of("frames", (double) frames[0]),
                found.note());
    }
}
