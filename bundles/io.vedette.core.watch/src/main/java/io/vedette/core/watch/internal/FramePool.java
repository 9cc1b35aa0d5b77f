package io.vedette.core.watch.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Copies frames into memory of the run's own, used again when they are released. Thread-safe. */
final class FramePool {
    private static final int MOST_SPARE = 8;

    private final Deque<ByteBuffer> spare = new ArrayDeque<>();

    /** A copy that lives until it is released. */
    Frame copy(Frame frame) {
        int luma = length(frame.y(), frame.height());
        int rows = frame.hasChroma() ? -(-frame.height() >> frame.chromaShiftY()) : 0;
        int u = rows == 0 ? 0 : length(frame.u(), rows);
        int v = rows == 0 ? 0 : length(frame.v(), rows);
        ByteBuffer memory = take(luma + u + v);
        Plane y = plane(frame.y(), memory, 0, luma);
        Runnable back = () -> giveBack(memory);
        if (rows == 0) {
            return Frame.grey(
                    frame.number(), frame.moment(), frame.size(), frame.colour(), y, back);
        }
        return Frame.yuv(
                frame.number(),
                frame.moment(),
                frame.size(),
                frame.colour(),
                y,
                plane(frame.u(), memory, luma, u),
                plane(frame.v(), memory, luma + u, v),
                frame.chromaShiftX(),
                frame.chromaShiftY(),
                back);
    }

    /** The same picture under another number and time; takes over the lease. */
    static Frame renamed(Frame frame, long number, Moment moment) {
        if (!frame.hasChroma()) {
            return Frame.grey(
                    number, moment, frame.size(), frame.colour(), frame.y(), frame::release);
        }
        return Frame.yuv(
                number,
                moment,
                frame.size(),
                frame.colour(),
                frame.y(),
                frame.u(),
                frame.v(),
                frame.chromaShiftX(),
                frame.chromaShiftY(),
                frame::release);
    }

    private static int length(Plane plane, int rows) {
        return Math.min(plane.data().capacity(), plane.stride() * rows);
    }

    private static Plane plane(Plane from, ByteBuffer memory, int at, int length) {
        memory.put(at, from.data(), 0, length);
        return new Plane(memory.slice(at, length), from.stride());
    }

    private ByteBuffer take(int bytes) {
        synchronized (spare) {
            ByteBuffer last = spare.pollLast();
            // of another size: the camera's picture has changed
            if (last != null && last.capacity() == bytes) {
                return last;
            }
            if (last != null) {
                spare.clear();
            }
        }
        return ByteBuffer.allocateDirect(bytes);
    }

    private void giveBack(ByteBuffer memory) {
        synchronized (spare) {
            if (spare.size() < MOST_SPARE) {
                spare.addLast(memory);
            }
        }
    }
}
