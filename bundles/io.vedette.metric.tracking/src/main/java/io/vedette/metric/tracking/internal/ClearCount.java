package io.vedette.metric.tracking.internal;

import io.vedette.spi.math.Assignment;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Tally;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts of the CLEAR MOT metrics over one sequence (Bernardin and Stiefelhagen 2008): pairs of the
 * frame before are kept where they still may be joined, the rest is assigned at the least distance.
 */
final class ClearCount {
    private final String unit;
    private final Consumer<Mark> marks;
    private Map<Long, Long> pairsBefore = new HashMap<>();
    private final Map<Long, Long> lastPrediction = new HashMap<>();
    private final Map<Long, Life> lives = new TreeMap<>();
    private int matches;
    private int falsePositives;
    private int misses;
    private int switches;
    private double distance;

    ClearCount(String unit, Consumer<Mark> marks) {
        this.unit = unit;
        this.marks = marks;
    }

    /** How long a true object lived, and how much of it was tracked. */
    private static final class Life {
        private int frames;
        private int tracked;
        private int stretches;
        private boolean trackedBefore;
    }

    void frame(long number, FrameMatch frame) {
        int[] predictionOf = match(frame);
        Map<Long, Long> pairs = new HashMap<>();
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < frame.truth().length; i++) {
            long truth = frame.truth()[i];
            int j = predictionOf[i];
            Life life = lives.computeIfAbsent(truth, id -> new Life());
            life.frames++;
            if (j < 0) {
                misses++;
                life.trackedBefore = false;
                mark(number, Mark.Kind.FALSE_NEGATIVE, Long.toString(truth), "", 0);
                continue;
            }
            long prediction = frame.predicted()[j];
            used.add(j);
            pairs.put(truth, prediction);
            life.tracked++;
            life.stretches += life.trackedBefore ? 0 : 1;
            life.trackedBefore = true;
            matches++;
            distance += frame.distance()[i][j];
            Long before = lastPrediction.put(truth, prediction);
            boolean switched = before != null && before != prediction;
            switches += switched ? 1 : 0;
            mark(
                    number,
                    switched ? Mark.Kind.ID_SWITCH : Mark.Kind.TRUE_POSITIVE,
                    Long.toString(truth),
                    Long.toString(prediction),
                    1 - frame.distance()[i][j]);
        }
        for (int j = 0; j < frame.predicted().length; j++) {
            if (!used.contains(j)) {
                falsePositives++;
                mark(number, Mark.Kind.FALSE_POSITIVE, "", Long.toString(frame.predicted()[j]), 0);
            }
        }
        pairsBefore = pairs;
    }

    private int[] match(FrameMatch frame) {
        int[] predictionOf = new int[frame.truth().length];
        Arrays.fill(predictionOf, -1);
        boolean[] taken = new boolean[frame.predicted().length];
        for (int i = 0; i < predictionOf.length; i++) {
            Long kept = pairsBefore.get(frame.truth()[i]);
            for (int j = 0; kept != null && j < taken.length; j++) {
                if (!taken[j]
                        && frame.predicted()[j] == kept
                        && !Double.isNaN(frame.distance()[i][j])) {
                    predictionOf[i] = j;
                    taken[j] = true;
                    break;
                }
            }
        }
        double[][] rest = new double[predictionOf.length][taken.length];
        for (int i = 0; i < predictionOf.length; i++) {
            for (int j = 0; j < taken.length; j++) {
                boolean free = predictionOf[i] < 0 && !taken[j];
                rest[i][j] = free ? frame.distance()[i][j] : Double.NaN;
            }
        }
        int[] assigned = Assignment.solve(rest);
        for (int i = 0; i < predictionOf.length; i++) {
            if (predictionOf[i] < 0) {
                predictionOf[i] = assigned[i];
            }
        }
        return predictionOf;
    }

    private void mark(
            long number, Mark.Kind kind, String truth, String prediction, double overlap) {
        marks.accept(
                new Mark(unit, kind, Long.toString(number), "", truth, prediction, overlap, 0));
    }

    void store(Tally tally) {
        tally.unit(unit);
        tally.add(unit, "matches", matches);
        tally.add(unit, "FP", falsePositives);
        tally.add(unit, "FN", misses);
        tally.add(unit, "IDSW", switches);
        tally.add(unit, "distance", distance);
        for (Life life : lives.values()) {
            double share = (double) life.tracked / life.frames;
            tally.add(unit, share >= 0.8 ? "MT" : share >= 0.2 ? "PT" : "ML", 1);
            tally.add(unit, "Frag", Math.max(0, life.stretches - 1));
        }
    }
}
