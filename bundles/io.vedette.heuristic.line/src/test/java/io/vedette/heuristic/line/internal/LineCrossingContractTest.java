package io.vedette.heuristic.line.internal;

import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.testkit.HeuristicContract;
import io.vedette.testkit.Walks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class LineCrossingContractTest extends HeuristicContract {
    @Override
    protected Heuristic heuristic() {
        return new LineCrossing();
    }

    @Override
    protected HeuristicSpec spec() {
        return new HeuristicSpec(
                "c",
                "gate",
                "line-crossing",
                Walks.SIZE,
                List.of(new Point(0.5, 0.2), new Point(0.5, 0.8)),
                Map.of());
    }

    /** Over the line, back, and over it again. */
    @Override
    protected List<Observation> firing() {
        List<Observation> walk = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            double x = 0.5 + 0.1 * Math.sin(k / 5.0);
            walk.add(Walks.seen(k / 10.0, Walks.person(7, k / 10.0, x, 0.5)));
        }
        return walk;
    }
}
