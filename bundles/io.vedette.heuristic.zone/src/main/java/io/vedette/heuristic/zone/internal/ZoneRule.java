package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Size;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.HeuristicSpec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A checked rule.
 *
 * @param size of the frames
 * @param points corners of the polygon
 * @param anchor what has to be inside
 * @param threshold seconds inside after which it fires
 * @param grace seconds of absence an open stay outlives
 * @param trackTtl seconds unseen after which it is unknown where a track came from
 * @param observations after which a side counts
 * @param distance beyond the edge from which a side counts, in picture heights
 * @param patient whether short absences do not interrupt the clock before it fired
 * @param cumulative whether earlier stays count
 * @param escalateAfter seconds after firing
 */
record ZoneRule(
        Size size,
        List<Point> points,
        Zone.Anchor anchor,
        double threshold,
        double grace,
        double trackTtl,
        int observations,
        double distance,
        boolean patient,
        boolean cumulative,
        OptionalDouble escalateAfter) {
    private static final String RESET = "reset";
    private static final String CUMULATIVE = "cumulative";
    private static final String ESCALATE_AFTER = "escalate_after";

    static ZoneRule intrusion(HeuristicSpec spec) {
        spec.demandKnown("min_inside", "grace", "k", "d", "track_ttl");
        return of(
                spec,
                spec.number("min_inside", 0.5, 0),
                spec.number("grace", 1, 0),
                false,
                false,
                OptionalDouble.empty());
    }

    static ZoneRule loitering(HeuristicSpec spec) {
        spec.demandKnown("threshold", "grace", "mode", ESCALATE_AFTER, "k", "d", "track_ttl");
        return of(
                spec,
                spec.number("threshold", 30, 0),
                spec.number("grace", 2, 0),
                true,
                spec.choice("mode", RESET, List.of(RESET, CUMULATIVE)).equals(CUMULATIVE),
                spec.params().containsKey(ESCALATE_AFTER)
                        ? OptionalDouble.of(spec.number(ESCALATE_AFTER, 0, 0))
                        : OptionalDouble.empty());
    }

    private static ZoneRule of(
            HeuristicSpec spec,
            double threshold,
            double grace,
            boolean patient,
            boolean cumulative,
            OptionalDouble escalateAfter) {
        if (spec.points().size() < 3) {
            throw spec.refused(
                    "points", "must be at least three corners, are " + spec.points().size());
        }
        Zone.Anchor anchor =
                Zone.Anchor.valueOf(
                        spec.choice("anchor", "bottom", List.of("bottom", "center", "any", "all"))
                                .toUpperCase(Locale.ROOT));
        double inner = new Zone(spec.points(), spec.size(), anchor).inner();
        if (inner <= 0) {
            throw spec.refused("points", "enclose nothing: " + spec.points());
        }
        return new ZoneRule(
                spec.size(),
                spec.points(),
                anchor,
                threshold,
                grace,
                spec.number("track_ttl", 2, 0),
                spec.whole("k", 2, 1),
                // A zone narrower than the guard could never be entered.
                Math.min(spec.number("d", 0.005, 0), inner / 2),
                patient,
                cumulative,
                escalateAfter);
    }
}
