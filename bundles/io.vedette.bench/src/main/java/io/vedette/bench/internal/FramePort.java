package io.vedette.bench.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.FramesOnly;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** Takes the frames of a file on the thread that reads it, and gives each back. */
final class FramePort implements FramesOnly {
    private final Predicate<Frame> visit;
    private long frames;
    private boolean enough;

    private FramePort(Predicate<Frame> visit) {
        this.visit = visit;
    }

    /**
     * Reads a file on the calling thread.
     *
     * @param visit is lent each frame, and says whether it wants another
     * @return how many frames there were
     */
    static long read(StreamSource source, Path clip, Predicate<Frame> visit) throws IOException {
        FramePort port = new FramePort(visit);
        StreamSpec spec =
                new StreamSpec(
                        "bench",
                        clip.toUri(),
                        StreamSpec.Role.DETECT,
                        StreamSpec.Pacing.AS_FAST,
                        Instant.EPOCH,
                        Duration.ofSeconds(10),
                        Map.of());
        Ended ended = source.run(spec, port);
        if (!(ended instanceof Ended.Finished) && !port.enough) {
            throw new IOException(clip + ": " + ended);
        }
        return port.frames;
    }

    @Override
    public void frame(Frame frame) {
        try {
            if (!enough) {
                frames++;
                enough = !visit.test(frame);
            }
        } finally {
            frame.release();
        }
    }

    @Override
    public boolean cancelled() {
        return enough;
    }
}
