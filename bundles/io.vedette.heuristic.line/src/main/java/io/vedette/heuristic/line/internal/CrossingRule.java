package io.vedette.heuristic.line.internal;

import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.HeuristicSpec;
import java.util.List;

/**
 * A checked rule.
 *
 * @param size of the frames
 * @param points of the line
 * @param direction {@code any} or the one that fires
 * @param center whether the centre of a box crosses instead of the bottom centre
 * @param observations after which a side counts
 * @param distance beyond the line from which a side counts, in picture heights
 * @param trackTtl seconds unseen after which the side is unknown
 */
record CrossingRule(
        Size size,
        List<Point> points,
        String direction,
        boolean center,
        int observations,
        double distance,
        double trackTtl) {
    private static final String ANY = "any";

    static CrossingRule of(HeuristicSpec spec) {
        spec.demandKnown("direction", "k", "d", "track_ttl");
        if (spec.points().size() < 2
                || new Polyline(spec.points(), spec.size().aspect()).isEmpty()) {
            throw spec.refused(
                    "points", "must be at least two different ones, are " + spec.points());
        }
        return new CrossingRule(
                spec.size(),
                spec.points(),
                spec.choice("direction", ANY, List.of(ANY, "left_to_right", "right_to_left")),
                spec.choice("anchor", "bottom", List.of("bottom", "center")).equals("center"),
                spec.whole("k", 2, 1),
                spec.number("d", 0.005, 0),
                spec.number("track_ttl", 2, 0));
    }

    boolean wants(String crossing) {
        return direction.equals(ANY) || direction.equals(crossing);
    }
}
