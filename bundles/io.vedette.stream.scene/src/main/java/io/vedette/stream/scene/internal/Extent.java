package io.vedette.stream.scene.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import java.util.Optional;

/**
 * The pen that measures: the visible box of what is drawn. Where something stands in front, it
 * looks at each pixel as the painter does; elsewhere the shapes' outlines are enough.
 */
final class Extent implements Pen {
    private static final int TILE = 8;
    private final Size size;
    private final float[] depths;
    private final float[] nearest;
    private final int tiles;
    private double depth;
    private double left;
    private double top;
    private double right;
    private double bottom;

    /**
     * @param depths of what stands in the scene, a value a pixel
     */
    Extent(Size size, float[] depths) {
        this.size = size;
        this.depths = depths;
        this.tiles = (size.width() + TILE - 1) / TILE;
        this.nearest = new float[tiles * ((size.height() + TILE - 1) / TILE)];
        java.util.Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        for (int i = 0; i < depths.length; i++) {
            int tile = i / size.width() / TILE * tiles + i % size.width() / TILE;
            nearest[tile] = Math.min(nearest[tile], depths[i]);
        }
    }

    @Override
    public void begin(double depth, double light) {
        this.depth = (float) depth;
        left = Double.POSITIVE_INFINITY;
        top = Double.POSITIVE_INFINITY;
        right = Double.NEGATIVE_INFINITY;
        bottom = Double.NEGATIVE_INFINITY;
    }

    @Override
    public void limb(double x0, double y0, double r0, double x1, double y1, double r1, Ink ink) {
        double a = Math.max(0.55, r0);
        double b = Math.max(0.55, r1);
        double west = Math.min(x0 - a, x1 - b);
        double north = Math.min(y0 - a, y1 - b);
        double east = Math.max(x0 + a, x1 + b);
        double south = Math.max(y0 + a, y1 + b);
        if (within(west, north, east, south) || free(west, north, east, south)) {
            grow(west, north, east, south);
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        double scale = 1 / Math.max(1e-6, dx * dx + dy * dy);
        for (int row = first(north); row <= last(south, size.height()); row++) {
            for (int column = first(west); column <= last(east, size.width()); column++) {
                double qx = column + 0.5 - x0;
                double qy = row + 0.5 - y0;
                double t = Math.max(0, Math.min(1, (qx * dx + qy * dy) * scale));
                double r = a + (b - a) * t;
                double ox = qx - dx * t;
                double oy = qy - dy * t;
                if (ox * ox + oy * oy <= r * r) {
                    pixel(column, row);
                }
            }
        }
    }

    @Override
    public void face(double[] xs, double[] ys, int corners, Ink ink) {
        double west = xs[0];
        double north = ys[0];
        double east = xs[0];
        double south = ys[0];
        for (int i = 1; i < corners; i++) {
            west = Math.min(west, xs[i]);
            north = Math.min(north, ys[i]);
            east = Math.max(east, xs[i]);
            south = Math.max(south, ys[i]);
        }
        if (within(west, north, east, south) || free(west, north, east, south)) {
            grow(west, north, east, south);
            return;
        }
        for (int row = first(north); row <= last(south, size.height()); row++) {
            for (int column = first(west); column <= last(east, size.width()); column++) {
                if (inside(xs, ys, corners, column + 0.5, row + 0.5)) {
                    pixel(column, row);
                }
            }
        }
    }

    private static boolean inside(double[] xs, double[] ys, int corners, double x, double y) {
        boolean in = false;
        for (int i = 0, j = corners - 1; i < corners; j = i++) {
            if (ys[i] > y != ys[j] > y
                    && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                in = !in;
            }
        }
        return in;
    }

    @Override
    public void shadow(double x0, double y0, double r0, double x1, double y1, double r1) {
        // a shadow is not part of the object
    }

    @Override
    public void shadowDone(double strength) {
        // a shadow is not part of the object
    }

    /** Visible part of what was drawn since {@link #begin}; empty where nothing is to be seen. */
    Optional<Box> box() {
        if (left > right) {
            return Optional.empty();
        }
        Box visible = Box.ofEdges(left, top, right, bottom).clip(size);
        return visible.width() < 1 || visible.height() < 1
                ? Optional.empty()
                : Optional.of(visible);
    }

    /** Whether a shape lies in what is known to be visible and so cannot add to it. */
    private boolean within(double west, double north, double east, double south) {
        return west >= left && north >= top && east <= right && south <= bottom;
    }

    /** Whether nothing stands in front of a part of the picture. */
    private boolean free(double west, double north, double east, double south) {
        int until = last(south, size.height()) / TILE;
        int end = last(east, size.width()) / TILE;
        for (int row = first(north) / TILE; row <= until; row++) {
            for (int column = first(west) / TILE; column <= end; column++) {
                if (nearest[row * tiles + column] < depth) {
                    return false;
                }
            }
        }
        return true;
    }

    private void pixel(int column, int row) {
        if (depths[row * size.width() + column] >= depth) {
            grow(column, row, column + 1, row + 1);
        }
    }

    private static int first(double from) {
        return (int) Math.max(0, Math.floor(from));
    }

    private static int last(double to, int length) {
        return (int) Math.min(length - 1, Math.floor(to));
    }

    private void grow(double west, double north, double east, double south) {
        left = Math.min(left, west);
        top = Math.min(top, north);
        right = Math.max(right, east);
        bottom = Math.max(bottom, south);
    }
}
