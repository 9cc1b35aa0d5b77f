package io.vedette.heuristic.zone.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a polygon inside an upright rectangle, cut off side by side (Sutherland and Hodgman
 * 1974). A part in several pieces is joined along the sides, which changes neither area nor what it
 * touches.
 */
final class Clipped {
    private record Vertex(double x, double y) {}

    private List<Vertex> vertices = new ArrayList<>();

    Clipped(double[] xs, double[] ys, double left, double top, double right, double bottom) {
        for (int i = 0; i < xs.length; i++) {
            vertices.add(new Vertex(xs[i], ys[i]));
        }
        cut(true, left, 1);
        cut(true, right, -1);
        cut(false, top, 1);
        cut(false, bottom, -1);
    }

    /** Keeps what is on the greater ({@code sign} 1) or lesser (-1) side of a line. */
    private void cut(boolean upright, double at, int sign) {
        List<Vertex> kept = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            Vertex a = vertices.get(i == 0 ? vertices.size() - 1 : i - 1);
            Vertex b = vertices.get(i);
            double da = sign * ((upright ? a.x : a.y) - at);
            double db = sign * ((upright ? b.x : b.y) - at);
            if (da >= 0 != db >= 0) {
                double t = da / (da - db);
                kept.add(
                        upright
                                ? new Vertex(at, a.y + t * (b.y - a.y))
                                : new Vertex(a.x + t * (b.x - a.x), at));
            }
            if (db >= 0) {
                kept.add(b);
            }
        }
        vertices = kept;
    }

    /** Where polygon and rectangle wind the same way all round, the area they share. */
    double area() {
        double twice = 0;
        for (int i = 0; i < vertices.size(); i++) {
            Vertex a = vertices.get(i == 0 ? vertices.size() - 1 : i - 1);
            Vertex b = vertices.get(i);
            twice += a.x * b.y - b.x * a.y;
        }
        return Math.abs(twice) / 2;
    }

    /**
     * The greatest depth half way between any two vertices, or at one; infinitely little of none.
     */
    double deepest(Depth depth) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < vertices.size(); i++) {
            for (int j = 0; j <= i; j++) {
                Vertex a = vertices.get(i);
                Vertex b = vertices.get(j);
                most = Math.max(most, depth.at((a.x + b.x) / 2, (a.y + b.y) / 2));
            }
        }
        return most;
    }

    /** How deep a point in picture heights lies in the polygon. */
    interface Depth {
        double at(double x, double y);
    }
}
