package io.vedette.spi.geometry;

/**
 * An oriented line segment.
 *
 * @param a begin
 * @param b end
 */
public record Segment(Point a, Point b) {
    /**
     * Signed distance of a point from the infinite line through the segment, in picture heights:
     * negative on the LEFT side as {@code rules.md} defines it, (b-a)x(p-a) &lt; 0, positive on the
     * RIGHT, 0 on the line.
     */
    public double side(Point p, double aspect) {
        double dx = (b.x() - a.x()) * aspect;
        double dy = b.y() - a.y();
        double length = Math.hypot(dx, dy);
        if (length == 0) {
            return 0;
        }
        return (dx * (p.y() - a.y()) - dy * (p.x() - a.x()) * aspect) / length;
    }

    /** Shortest distance of a point from the finite segment, in picture heights. */
    public double distance(Point p, double aspect) {
        double dx = (b.x() - a.x()) * aspect;
        double dy = b.y() - a.y();
        double px = (p.x() - a.x()) * aspect;
        double py = p.y() - a.y();
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
        return Math.hypot(px - t * dx, py - t * dy);
    }

    /** Whether two finite segments share a point, touching ends included. */
    public boolean meets(Segment other) {
        double d1 = cross(other.a, other.b, a);
        double d2 = cross(other.a, other.b, b);
        double d3 = cross(a, b, other.a);
        double d4 = cross(a, b, other.b);
        if (((d1 > 0 && d2 < 0) || (d1 < 0 && d2 > 0))
                && ((d3 > 0 && d4 < 0) || (d3 < 0 && d4 > 0))) {
            return true;
        }
        return (d1 == 0 && other.spans(a))
                || (d2 == 0 && other.spans(b))
                || (d3 == 0 && spans(other.a))
                || (d4 == 0 && spans(other.b));
    }

    private boolean spans(Point p) {
        return p.x() >= Math.min(a.x(), b.x())
                && p.x() <= Math.max(a.x(), b.x())
                && p.y() >= Math.min(a.y(), b.y())
                && p.y() <= Math.max(a.y(), b.y());
    }

    private static double cross(Point o, Point p, Point q) {
        return (p.x() - o.x()) * (q.y() - o.y()) - (p.y() - o.y()) * (q.x() - o.x());
    }
}
