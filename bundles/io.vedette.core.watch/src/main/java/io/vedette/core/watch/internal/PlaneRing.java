package io.vedette.core.watch.internal;

import io.vedette.spi.Span;
import io.vedette.spi.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last seconds of a stream as pictures, for sources that bring no packets. Bounded by time and
 * by bytes. Thread-safe.
 */
final class PlaneRing {
    private static final long MOST_BYTES = 48L << 20;

    private final double keep;
    private final FramePool pool;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private double wanted = Double.POSITIVE_INFINITY;

    PlaneRing(double keepSeconds, FramePool pool) {
        this.keep = keepSeconds;
        this.pool = pool;
    }

    /** Copies a frame in. */
    void add(Frame frame) {
        if (keep <= 0) {
            return;
        }
        Frame copy = pool.copy(frame);
        synchronized (this) {
            frames.addLast(copy);
            double horizon = Math.min(copy.moment().streamSeconds() - keep, wanted);
            long each = copy.width() * (long) copy.height() * 3 / 2;
            while (frames.size() > 1
                    && (frames.peekFirst().moment().streamSeconds() < horizon
                            || frames.size() * each > MOST_BYTES)) {
                frames.removeFirst().release();
            }
        }
    }

    /** What is newer than this stays although it grows old; infinity for nothing. */
    synchronized void want(double seconds) {
        wanted = seconds;
    }

    /** What is left of a span, of one picture size; the caller becomes a holder of each. */
    synchronized List<Frame> cut(Span span) {
        List<Frame> taken = new ArrayList<>();
        for (Frame frame : frames) {
            if (span.contains(frame.moment().streamSeconds())) {
                if (!taken.isEmpty() && !taken.get(0).size().equals(frame.size())) {
                    taken.forEach(Frame::release);
                    taken.clear();
                }
                taken.add(frame.retain());
            }
        }
        return taken;
    }

    synchronized void close() {
        frames.forEach(Frame::release);
        frames.clear();
    }
}
