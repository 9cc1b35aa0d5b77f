package io.vedette.spi.frame;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A decoded picture, leased: planar YUV, 8 bit, in its decoder's memory. Born with one holder; who
 * passes it to another thread calls {@link #retain()} first, and every holder calls {@link
 * #release()} once. When the last one has, the memory goes back and must not be read again.
 *
 * <p>A grey picture has no chroma planes. Chroma planes are {@code ceil(width >> shift)} wide.
 * Thread-safe; the content is read-only.
 */
public final class Frame implements Picture {
    private final long number;
    private final Moment moment;
    private final Size size;
    private final Colour colour;
    private final Plane y;
    private final Plane u;
    private final Plane v;
    private final int chromaShiftX;
    private final int chromaShiftY;
    private final Runnable whenReleased;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Frame(
            long number,
            Moment moment,
            Size size,
            Colour colour,
            Plane y,
            Plane u,
            Plane v,
            int chromaShiftX,
            int chromaShiftY,
            Runnable whenReleased) {
        this.number = number;
        this.moment = Objects.requireNonNull(moment, "moment");
        this.size = Objects.requireNonNull(size, "size");
        this.colour = Objects.requireNonNull(colour, "colour");
        this.y = Objects.requireNonNull(y, "y");
        this.u = u;
        this.v = v;
        this.chromaShiftX = chromaShiftX;
        this.chromaShiftY = chromaShiftY;
        this.whenReleased = Objects.requireNonNull(whenReleased, "whenReleased");
    }

    /**
     * A colour frame.
     *
     * @param number from 1, in the order of decoding
     * @param chromaShiftX log2 of the horizontal chroma subsampling: 1 for 4:2:0 and 4:2:2, 0 for
     *     4:4:4
     * @param chromaShiftY log2 of the vertical one: 1 for 4:2:0
     * @param whenReleased gives the memory back; called exactly once, on any thread
     */
    public static Frame yuv(
            long number,
            Moment moment,
            Size size,
            Colour colour,
            Plane y,
            Plane u,
            Plane v,
            int chromaShiftX,
            int chromaShiftY,
            Runnable whenReleased) {
        return new Frame(
                number,
                moment,
                size,
                colour,
                y,
                Objects.requireNonNull(u, "u"),
                Objects.requireNonNull(v, "v"),
                chromaShiftX,
                chromaShiftY,
                whenReleased);
    }

    /** A grey frame. */
    public static Frame grey(
            long number, Moment moment, Size size, Colour colour, Plane y, Runnable whenReleased) {
        return new Frame(number, moment, size, colour, y, null, null, 0, 0, whenReleased);
    }

    /** Frame number of the stream, from 1. */
    public long number() {
        return number;
    }

    /** Presentation time. */
    public Moment moment() {
        return moment;
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public int height() {
        return size.height();
    }

    /** How to make RGB of it. */
    public Colour colour() {
        return colour;
    }

    /** Whether there are chroma planes. */
    public boolean hasChroma() {
        return u != null;
    }

    /** Luma. */
    public Plane y() {
        return y;
    }

    /** Blue difference; only where {@link #hasChroma()}. */
    public Plane u() {
        return chroma(u);
    }

    /** Red difference; only where {@link #hasChroma()}. */
    public Plane v() {
        return chroma(v);
    }

    private static Plane chroma(Plane plane) {
        if (plane == null) {
            throw new IllegalStateException("a grey frame has no chroma: ask hasChroma() first");
        }
        return plane;
    }

    /** log2 of the horizontal chroma subsampling. */
    public int chromaShiftX() {
        return chromaShiftX;
    }

    /** log2 of the vertical chroma subsampling. */
    public int chromaShiftY() {
        return chromaShiftY;
    }

    /** Becomes one more holder. Returns this. */
    public Frame retain() {
        if (holders.getAndUpdate(n -> n > 0 ? n + 1 : 0) == 0) {
            throw new IllegalStateException("frame " + number + " was released already");
        }
        return this;
    }

    /** Ends one holder's lease. */
    public void release() {
        int left = holders.decrementAndGet();
        if (left < 0) {
            holders.set(0);
            throw new IllegalStateException(
                    "frame " + number + " was released more often than held");
        }
        if (left == 0) {
            whenReleased.run();
        }
    }

    @Override
    public String toString() {
        return "Frame[" + number + " at " + moment.streamSeconds() + " s, " + size + "]";
    }
}
