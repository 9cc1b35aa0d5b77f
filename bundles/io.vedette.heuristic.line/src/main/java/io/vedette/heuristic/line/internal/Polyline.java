package io.vedette.heuristic.line.internal;

import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * An oriented polyline, closed where its last point is its first. A point's side is that of the
 * nearest segment, at a corner that of the bisector; beyond the ends the outer segments go on
 * without end, so whoever walks round an end changes sides without crossing.
 */
final class Polyline {
    private final List<Segment> segments = new ArrayList<>();
    private final boolean closed;
    private final double aspect;

    Polyline(List<Point> points, double aspect) {
        this.aspect = aspect;
        for (int i = 1; i < points.size(); i++) {
            if (!points.get(i).equals(points.get(i - 1))) {
                segments.add(new Segment(points.get(i - 1), points.get(i)));
            }
        }
        closed =
                segments.size() > 2
                        && segments.get(0).a().equals(segments.get(segments.size() - 1).b());
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Signed distance in picture heights: negative LEFT, positive RIGHT, 0 on the line. */
    double side(Point p) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < segments.size(); i++) {
            double distance = segments.get(i).distance(p, aspect);
            if (distance < least - 1e-12) {
                least = distance;
                nearest = i;
            }
        }
        Segment segment = segments.get(nearest);
        double along = along(segment, p);
        if (along > 1) {
            return atCorner(nearest, nearest + 1, p, least);
        }
        if (along < 0) {
            return atCorner(nearest - 1, nearest, p, least);
        }
        return segment.side(p, aspect);
    }

    /** Whether the way from one point to another touches the finite line. */
    boolean meets(Point from, Point to) {
        Segment way = new Segment(from, to);
        for (Segment segment : segments) {
            if (segment.meets(way)) {
                return true;
            }
        }
        return false;
    }

    private double atCorner(int before, int after, Point p, double distance) {
        int last = segments.size() - 1;
        if (!closed && before < 0) {
            return segments.get(0).side(p, aspect);
        }
        if (!closed && after > last) {
            return segments.get(last).side(p, aspect);
        }
        Segment one = segments.get(before < 0 ? last : before);
        Segment two = segments.get(after > last ? 0 : after);
        // Signed distances from both lines through the corner add up along the bisector.
        return Math.signum(one.side(p, aspect) + two.side(p, aspect)) * distance;
    }

    private double along(Segment s, Point p) {
        double dx = (s.b().x() - s.a().x()) * aspect;
        double dy = s.b().y() - s.a().y();
        double px = (p.x() - s.a().x()) * aspect;
        double py = p.y() - s.a().y();
        return (px * dx + py * dy) / (dx * dx + dy * dy);
    }
}
