package io.vedette.spi.geometry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A point normalised to the picture: 0..1 from left to right and from top to bottom. Distances and
 * angles are measured in picture heights, so {@code x} is scaled by the aspect ratio first.
 *
 * @param x 0 at the left edge, 1 at the right one; may lie outside
 * @param y 0 at the top edge, 1 at the bottom
 */
public record Point(double x, double y) {
    /** Refuses coordinates that are not finite. */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("not a point: " + x + ", " + y);
        }
    }

    /** Distance in picture heights. */
    public double distance(Point other, double aspect) {
        return Math.hypot((x - other.x) * aspect, y - other.y);
    }

    /** Writes a point, or that there is none where it is null, for a snapshot. */
    public static void write(DataOutput out, Point point) throws IOException {
        out.writeBoolean(point != null);
        if (point != null) {
            out.writeDouble(point.x);
            out.writeDouble(point.y);
        }
    }

    /** Reads what {@link #write} wrote; null where there was none. */
    public static Point read(DataInput in) throws IOException {
        return in.readBoolean() ? new Point(in.readDouble(), in.readDouble()) : null;
    }
}
