package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.geometry.Segment;
import java.util.List;

/** A polygon, and how deep inside it a box stands. */
final class Zone {
    /** A box is sampled at this many places a side where more than its anchor counts. */
    private static final int SAMPLES = 5;

    /** Rounding of coordinates that came from pixels. */
    private static final double ON_THE_EDGE = 1e-9;

    private final Polygon polygon;

    /** Corners in picture heights. */
    private final double[] xs;

    private final double[] ys;

    /** Whether no two of its edges cross. */
    private final boolean simple;

    private final Size size;
    private final Anchor anchor;

    Zone(List<Point> corners, Size size, Anchor anchor) {
        polygon = new Polygon(corners);
        this.size = size;
        this.anchor = anchor;
        xs = corners.stream().mapToDouble(c -> c.x() * size.aspect()).toArray();
        ys = corners.stream().mapToDouble(Point::y).toArray();
        simple = isSimple(corners);
    }

    private static boolean isSimple(List<Point> corners) {
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            Segment one = new Segment(corners.get(i), corners.get((i + 1) % n));
            for (int j = i + 2; j < n && j - i < n - 1; j++) {
                if (one.meets(new Segment(corners.get(j), corners.get((j + 1) % n)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** In picture heights: 0 or more inside, 0 on the edge, negative outside. */
    double depth(Box box) {
        return switch (anchor) {
            case BOTTOM -> depth(box.centerX() / size.width(), box.bottom() / size.height());
            case CENTER -> depth(box.centerX() / size.width(), box.centerY() / size.height());
            case ANY -> anywhere(box);
            case ALL -> everywhere(box);
        };
    }

    /** The point of a box that is shown as its position. */
    Point position(Box box) {
        return anchor == Anchor.BOTTOM ? box.anchor(size) : box.center(size);
    }

    /** The greatest depth a point can have, roughly; found on a grid. */
    double inner() {
        double left = 1e9;
        double top = 1e9;
        double right = -1e9;
        double bottom = -1e9;
        for (Point c : polygon.corners()) {
            left = Math.min(left, c.x());
            right = Math.max(right, c.x());
            top = Math.min(top, c.y());
            bottom = Math.max(bottom, c.y());
        }
        double most = 0;
        for (int i = 1; i < 32; i++) {
            for (int j = 1; j < 32; j++) {
                double x = left + (right - left) * i / 32;
                double y = top + (bottom - top) * j / 32;
                most = Math.max(most, depth(x, y));
            }
        }
        return most;
    }

    private double anywhere(Box box) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                most = Math.max(most, sample(box, i, j));
            }
        }
        if (most >= 0) {
            return most;
        }
        // No sample lies in it, but a narrow zone may pass between them.
        double deepest = shared(box).deepest(this::inHeights);
        return deepest >= 0 ? deepest : most;
    }

    private Clipped shared(Box box) {
        double height = size.height();
        return new Clipped(
                xs,
                ys,
                box.x() / height,
                box.y() / height,
                box.right() / height,
                box.bottom() / height);
    }

    private double everywhere(Box box) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                least = Math.min(least, sample(box, i, j));
            }
        }
        if (least < 0 || !simple) {
            return least;
        }
        // All samples lie in it, but a notch may reach in between them.
        double height = size.height();
        double missing = box.area() / (height * height) - shared(box).area();
        return missing <= ON_THE_EDGE ? least : -Math.sqrt(missing);
    }

    private double sample(Box box, int i, int j) {
        return depth(
                (box.x() + box.width() * i / (SAMPLES - 1)) / size.width(),
                (box.y() + box.height() * j / (SAMPLES - 1)) / size.height());
    }

    /**
     * By the distance from the nearest edge and the even-odd rule, in one pass over the corners.
     */
    private double depth(double x, double y) {
        return inHeights(x * size.aspect(), y);
    }

    private double inHeights(double px, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        boolean inside = false;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            double dx = xs[i] - xs[j];
            double dy = ys[i] - ys[j];
            double ox = px - xs[j];
            double oy = y - ys[j];
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.min(1, Math.max(0, (ox * dx + oy * dy) / square));
            double ex = ox - along * dx;
            double ey = oy - along * dy;
            nearest = Math.min(nearest, ex * ex + ey * ey);
            if ((ys[i] > y) != (ys[j] > y) && ox < oy * dx / dy) {
                inside = !inside;
            }
        }
        double distance = Math.sqrt(nearest);
        if (distance <= ON_THE_EDGE) {
            return 0;
        }
        return inside ? distance : -distance;
    }

    /** Which part of a box has to be inside. */
    enum Anchor {
        BOTTOM,
        CENTER,
        ANY,
        ALL
    }
}
