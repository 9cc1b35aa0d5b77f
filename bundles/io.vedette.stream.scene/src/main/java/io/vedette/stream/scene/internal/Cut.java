package io.vedette.stream.scene.internal;

import java.util.ArrayList;
import java.util.List;

/** Cuts polygons by straight lines (Sutherland and Hodgman). */
final class Cut {
    private Cut() {}

    /** The part of a polygon where {@code a x + b y <= limit}. */
    static List<double[]> below(List<double[]> polygon, double a, double b, double limit) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < polygon.size(); i++) {
            double[] p = polygon.get(i);
            double[] q = polygon.get((i + 1) % polygon.size());
            double dp = a * p[0] + b * p[1] - limit;
            double dq = a * q[0] + b * q[1] - limit;
            if (dp <= 0) {
                kept.add(p);
            }
            if (dp < 0 != dq < 0 && dp != dq) {
                double t = dp / (dp - dq);
                kept.add(new double[] {p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t});
            }
        }
        return kept;
    }
}
