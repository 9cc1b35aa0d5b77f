package io.vedette.metric.detection.internal;

import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit.PredictedObject;
import io.vedette.spi.metric.Unit.TruthObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Matches detections of one class in one image as the COCO protocol says: by score, each takes the
 * best still-free truth, ties to the later one, counting truths before ignored ones; a crowd may
 * match many.
 */
final class ImageMatcher {
    private final String image;
    private final String label;
    private final List<TruthObject> truths;
    private final List<PredictedObject> detections;
    private final double[][] overlaps;

    ImageMatcher(
            String image,
            String label,
            List<TruthObject> truths,
            List<PredictedObject> predictions) {
        this.image = image;
        this.label = label;
        this.truths = truths;
        this.detections =
                predictions.stream()
                        .sorted(Comparator.comparingDouble(PredictedObject::score).reversed())
                        .limit(CocoRules.MAX_DETECTIONS[CocoRules.MAX_DETECTIONS.length - 1])
                        .toList();
        this.overlaps = new double[detections.size()][truths.size()];
        for (int d = 0; d < detections.size(); d++) {
            for (int t = 0; t < truths.size(); t++) {
                overlaps[d][t] = overlap(detections.get(d), truths.get(t));
            }
        }
    }

    private static double overlap(PredictedObject detection, TruthObject truth) {
        double shared = detection.box().intersection(truth.box());
        if (shared <= 0) {
            return 0;
        }
        double whole =
                truth.crowd()
                        ? detection.box().area()
                        : detection.box().area() + truth.box().area() - shared;
        return shared / whole;
    }

    ImageMatches match(Consumer<Mark> marks) {
        int areas = CocoRules.AREAS.length;
        int thresholds = CocoRules.THRESHOLDS.length;
        boolean[][][] matched = new boolean[areas][thresholds][detections.size()];
        boolean[][][] ignored = new boolean[areas][thresholds][detections.size()];
        int[] counting = new int[areas];
        for (int area = 0; area < areas; area++) {
            boolean[] ignoredTruth = new boolean[truths.size()];
            List<Integer> order = order(area, ignoredTruth);
            counting[area] = (int) order.stream().filter(t -> !ignoredTruth[t]).count();
            for (int k = 0; k < thresholds; k++) {
                int[] truthOf = match(CocoRules.THRESHOLDS[k], order, ignoredTruth);
                for (int d = 0; d < truthOf.length; d++) {
                    matched[area][k][d] = truthOf[d] >= 0;
                    ignored[area][k][d] =
                            truthOf[d] >= 0
                                    ? ignoredTruth[truthOf[d]]
                                    : CocoRules.outside(detections.get(d).box().area(), area);
                }
                if (area == 0 && k == 0) {
                    mark(truthOf, ignoredTruth, marks);
                }
            }
        }
        double[] scores = detections.stream().mapToDouble(PredictedObject::score).toArray();
        return new ImageMatches(scores, matched, ignored, counting);
    }

    /** Truths that count first, both parts in file order. */
    private List<Integer> order(int area, boolean[] ignoredTruth) {
        List<Integer> order = new ArrayList<>();
        for (int t = 0; t < truths.size(); t++) {
            TruthObject truth = truths.get(t);
            ignoredTruth[t] =
                    truth.crowd() || truth.ignore() || CocoRules.outside(truth.area(), area);
            order.add(t);
        }
        order.sort(Comparator.comparing(t -> ignoredTruth[t]));
        return order;
    }

    private int[] match(double threshold, List<Integer> order, boolean[] ignoredTruth) {
        int[] truthOf = new int[detections.size()];
        boolean[] taken = new boolean[truths.size()];
        for (int d = 0; d < truthOf.length; d++) {
            double best = Math.min(threshold, 1 - 1e-10);
            int found = -1;
            for (int t : order) {
                if (taken[t] && !truths.get(t).crowd()) {
                    continue;
                }
                if (found >= 0 && !ignoredTruth[found] && ignoredTruth[t]) {
                    break;
                }
                if (overlaps[d][t] >= best) {
                    best = overlaps[d][t];
                    found = t;
                }
            }
            truthOf[d] = found;
            if (found >= 0) {
                taken[found] = true;
            }
        }
        return truthOf;
    }

    /** One mark an object, at IoU .5 over all areas. */
    private void mark(int[] truthOf, boolean[] ignoredTruth, Consumer<Mark> marks) {
        boolean[] met = new boolean[truths.size()];
        for (int d = 0; d < truthOf.length; d++) {
            PredictedObject detection = detections.get(d);
            int t = truthOf[d];
            if (t >= 0) {
                met[t] = true;
            }
            Mark.Kind kind =
                    t < 0
                            ? Mark.Kind.FALSE_POSITIVE
                            : ignoredTruth[t] ? Mark.Kind.IGNORED : Mark.Kind.TRUE_POSITIVE;
            String truth = t < 0 ? "" : truths.get(t).id();
            double overlap = t < 0 ? 0 : overlaps[d][t];
            marks.accept(
                    new Mark(
                            image,
                            kind,
                            "",
                            label,
                            truth,
                            detection.id(),
                            overlap,
                            detection.score()));
        }
        for (int t = 0; t < met.length; t++) {
            if (!met[t] && !ignoredTruth[t]) {
                marks.accept(
                        new Mark(
                                image,
                                Mark.Kind.FALSE_NEGATIVE,
                                "",
                                label,
                                truths.get(t).id(),
                                "",
                                0,
                                0));
            }
        }
    }
}
