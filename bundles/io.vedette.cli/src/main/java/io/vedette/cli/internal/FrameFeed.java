package io.vedette.cli.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.FramesOnly;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Turns a source, which pushes frames, into an iterator, which is asked for them. One thread runs
 * the source, another one iterates; a few frames wait in between.
 */
final class FrameFeed implements FramesOnly, Iterator<Frame>, AutoCloseable {
    private static final long LOOK_MILLIS = 50;
    private final BlockingQueue<Optional<Frame>> waiting = new ArrayBlockingQueue<>(4);
    private volatile boolean closed;
    private Frame lent;
    private Optional<Frame> next;

    @Override
    public void frame(Frame frame) {
        if (!offer(Optional.of(frame))) {
            frame.release();
        }
    }

    /** Says that no more frames come. */
    void end() {
        offer(Optional.empty());
    }

    private boolean offer(Optional<Frame> frame) {
        try {
            while (!closed) {
                if (waiting.offer(frame, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                next = waiting.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            next = Optional.empty();
        }
        return next.isPresent();
    }

    @Override
    public Frame next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the source has ended");
        }
        giveBack();
        lent = next.get();
        next = null;
        return lent;
    }

    private void giveBack() {
        if (lent != null) {
            lent.release();
            lent = null;
        }
    }

    /** Ends the source and gives back what waits; on the iterating thread. */
    @Override
    public void close() {
        closed = true;
        giveBack();
        if (next != null) {
            next.ifPresent(Frame::release);
        }
        for (Optional<Frame> left = waiting.poll(); left != null; left = waiting.poll()) {
            left.ifPresent(Frame::release);
        }
    }

    @Override
    public boolean cancelled() {
        return closed;
    }
}
