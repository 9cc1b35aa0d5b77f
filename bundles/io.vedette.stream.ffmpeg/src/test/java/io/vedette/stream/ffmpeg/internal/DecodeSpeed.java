package io.vedette.stream.ffmpeg.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.FramesOnly;
import io.vedette.spi.stream.StreamSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Prints the CPU time that decoding a file takes; run by hand. */
final class DecodeSpeed {
    private static final class Sink implements FramesOnly {
        private long frames;

        @Override
        public void frame(Frame frame) {
            frames++;
            frame.release();
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    public static void main(String[] args) {
        FfmpegSource source = new FfmpegSource();
        double[] millis = new double[8];
        long frames = 0;
        for (int i = 0; i < millis.length; i++) {
            Sink sink = new Sink();
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            source.run(
                    new StreamSpec(
                            "speed",
                            Path.of(args[0]).toUri(),
                            StreamSpec.Role.DETECT,
                            StreamSpec.Pacing.AS_FAST,
                            Instant.EPOCH,
                            Duration.ofSeconds(5),
                            Map.of()),
                    sink);
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            millis[i] = (end - begin) / 1e6;
            frames = sink.frames;
        }
        double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
        Arrays.sort(warm);
        System.err.printf(
                "%d frames, CPU ms: median %.0f, %s%n",
                frames, warm[warm.length / 2], Arrays.toString(warm));
    }
}
