package io.vedette.metric.tracking.internal;

import io.vedette.spi.math.Assignment;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts of the identity metrics over one sequence (Ristani et al. 2016): one global assignment of
 * true to predicted identities that explains the most frames.
 */
final class IdentityCount {
    private final Map<Long, Map<Long, Integer>> together = new TreeMap<>();
    private final Map<Long, Integer> truthFrames = new TreeMap<>();
    private final Map<Long, Integer> predictedFrames = new TreeMap<>();

    void frame(FrameMatch frame) {
        for (int i = 0; i < frame.truth().length; i++) {
            truthFrames.merge(frame.truth()[i], 1, Integer::sum);
            for (int j = 0; j < frame.predicted().length; j++) {
                if (!Double.isNaN(frame.distance()[i][j])) {
                    together.computeIfAbsent(frame.truth()[i], id -> new HashMap<>())
                            .merge(frame.predicted()[j], 1, Integer::sum);
                }
            }
        }
        for (long predicted : frame.predicted()) {
            predictedFrames.merge(predicted, 1, Integer::sum);
        }
    }

    void store(String unit, Tally tally, Consumer<Mark> marks) {
        Long[] truths = together.keySet().toArray(Long[]::new);
        Long[] predictions = predictedFrames.keySet().toArray(Long[]::new);
        double[][] cost = new double[truths.length][predictions.length];
        for (int i = 0; i < truths.length; i++) {
            for (int j = 0; j < predictions.length; j++) {
                cost[i][j] = -together.get(truths[i]).getOrDefault(predictions[j], 0);
            }
        }
        int[] assigned = Assignment.solve(cost);
        double explained = 0;
        for (int i = 0; i < truths.length; i++) {
            if (assigned[i] >= 0 && cost[i][assigned[i]] < 0) {
                explained -= cost[i][assigned[i]];
                marks.accept(
                        new Mark(
                                unit,
                                Mark.Kind.TRUE_POSITIVE,
                                "",
                                "identity",
                                truths[i].toString(),
                                predictions[assigned[i]].toString(),
                                -cost[i][assigned[i]],
                                0));
            }
        }
        tally.unit(unit);
        tally.add(unit, "IDTP", explained);
        tally.add(unit, "truths", truthFrames.values().stream().mapToInt(n -> n).sum());
        tally.add(unit, "predictions", predictedFrames.values().stream().mapToInt(n -> n).sum());
    }
}
