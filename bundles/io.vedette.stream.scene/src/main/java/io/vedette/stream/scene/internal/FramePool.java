package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The direct memory of one run: made as needed, given back by releases, never more than a limit.
 */
final class FramePool {
    private static final long MOST_BYTES = 96L << 20;
    private final int width;
    private final int height;
    private final int most;
    private final ArrayDeque<Planes> free = new ArrayDeque<>();
    private int made;
    private int leased;

    /** One picture's memory. */
    record Planes(Plane y, Plane u, Plane v) {}

    FramePool(Size size) {
        width = size.width();
        height = size.height();
        most = (int) Math.max(24, Math.min(512, MOST_BYTES / (width * height * 3L / 2)));
    }

    /** Memory for one picture; empty while all of it is held by others. */
    synchronized Optional<Planes> take() {
        Planes planes = free.poll();
        if (planes == null && made < most) {
            made++;
            planes = make();
        }
        if (planes != null) {
            leased++;
        }
        return Optional.ofNullable(planes);
    }

    /** Takes memory back; called on any thread. */
    synchronized void give(Planes planes) {
        leased--;
        free.push(planes);
    }

    /** How many pictures are out. */
    synchronized int leased() {
        return leased;
    }

    private Planes make() {
        int half = (width + 1) / 2;
        int rows = (height + 1) / 2;
        ByteBuffer all = ByteBuffer.allocateDirect(width * height + 2 * half * rows);
        return new Planes(
                new Plane(all.slice(0, width * height), width),
                new Plane(all.slice(width * height, half * rows), half),
                new Plane(all.slice(width * height + half * rows, half * rows), half));
    }
}
