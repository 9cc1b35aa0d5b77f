package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineRun;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import java.util.Optional;

/** The frame that went through last, held for who wants a picture of now. Thread-safe. */
final class NewestFrame implements AutoCloseable {
    private Frame newest;

    /** Holds a frame, and lets go of the one before. */
    void keep(Frame frame) {
        replace(frame.retain());
    }

    @Override
    public void close() {
        replace(null);
    }

    private void replace(Frame next) {
        Frame old;
        synchronized (this) {
            old = newest;
            newest = next;
        }
        if (old != null) {
            old.release();
        }
    }

    /** A picture of it; empty where none went through. */
    Optional<PipelineRun.Snapshot> snapshot(Pixels pixels, int quality) {
        Frame frame;
        synchronized (this) {
            if (newest == null) {
                return Optional.empty();
            }
            frame = newest.retain();
        }
        try {
            return Optional.of(
                    new PipelineRun.Snapshot(
                            frame.number(),
                            frame.moment().streamSeconds(),
                            frame.width(),
                            frame.height(),
                            pixels.jpeg(frame, quality)));
        } finally {
            frame.release();
        }
    }
}
