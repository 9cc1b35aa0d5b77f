package io.vedette.heuristic.zone.internal;

import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.testkit.HeuristicContract;
import io.vedette.testkit.Walks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class IntrusionContractTest extends HeuristicContract {
    @Override
    protected Heuristic heuristic() {
        return new Intrusion();
    }

    @Override
    protected HeuristicSpec spec() {
        return new HeuristicSpec(
                "c",
                "yard",
                "intrusion",
                Walks.SIZE,
                List.of(
                        new Point(0.4, 0.4),
                        new Point(0.6, 0.4),
                        new Point(0.6, 0.6),
                        new Point(0.4, 0.6)),
                Map.of("min_inside", 2));
    }

    /** In and out slowly, twice. */
    @Override
    protected List<Observation> firing() {
        List<Observation> walk = new ArrayList<>();
        for (int k = 0; k < 400; k++) {
            double x = 0.5 + 0.2 * Math.sin(k / 30.0);
            walk.add(Walks.seen(k / 10.0, Walks.person(7, k / 10.0, x, 0.5)));
        }
        return walk;
    }
}
