package io.vedette.spi.geometry;

import java.util.List;

/**
 * A closed polygon, simple or not; the last corner is joined to the first.
 *
 * @param corners at least three
 */
public record Polygon(List<Point> corners) {
    /** Copies the corners and refuses fewer than three. */
    public Polygon {
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException(
                    "a polygon needs at least 3 points, got " + corners.size());
        }
    }

    /** Whether a point lies inside by the even-odd rule; a point on an edge is inside. */
    public boolean contains(Point p) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(i);
            Point b = corners.get(j);
            if (new Segment(a, b).distance(p, 1) <= 1e-12) {
                return true;
            }
            if ((a.y() > p.y()) != (b.y() > p.y())
                    && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
