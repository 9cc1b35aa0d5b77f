package io.vedette.core.training.internal;

import io.vedette.service.training.SweepRequest.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scores of a classifier from its probabilities and the true classes. */
final class ValidationScores {
    private static final double LEAST = 1e-7;

    private final List<String> classes;
    private final List<Integer> labels = new ArrayList<>();
    private final List<float[]> probabilities = new ArrayList<>();
    private final List<String> occasions = new ArrayList<>();

    ValidationScores(List<String> classes) {
        this.classes = classes;
    }

    static boolean knows(String metric, List<String> classes) {
        return List.of("accuracy", "balanced-accuracy", "log-loss").contains(metric)
                || metric.startsWith("auc:") && classes.contains(metric.substring(4));
    }

    /**
     * @param occasion what is judged together in service: crops of one alert share it
     */
    void add(int label, float[] scores, String occasion) {
        occasions.add(occasion);
        labels.add(label);
        probabilities.add(scores);
    }

    Map<String, Double> all() {
        if (labels.isEmpty()) {
            throw new TrialFailedException("the validation split is empty");
        }
        Map<String, Double> all = new TreeMap<>();
        int[] right = new int[classes.size()];
        int[] counts = new int[classes.size()];
        double loss = 0;
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i);
            counts[label]++;
            right[label] += best(probabilities.get(i)) == label ? 1 : 0;
            loss -= Math.log(Math.max(LEAST, probabilities.get(i)[label]));
        }
        double recalls = 0;
        int present = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                recalls += (double) right[c] / counts[c];
                present++;
                all.put("recall:" + classes.get(c), (double) right[c] / counts[c]);
            }
            if (counts[c] > 0 && counts[c] < labels.size()) {
                all.put("auc:" + classes.get(c), auc(c));
            }
        }
        all.put("accuracy", (double) IntStream.of(right).sum() / labels.size());
        all.put("balanced-accuracy", recalls / present);
        all.put("log-loss", loss / labels.size());
        return all;
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }

    /** Mann and Whitney's U over the number of pairs; ties count half. */
    private double auc(int positive) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> probabilities.get(i)[positive]));
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < order.size(); ) {
            int to = from;
            float score = probabilities.get(order.get(from))[positive];
            while (to < order.size() && probabilities.get(order.get(to))[positive] == score) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (labels.get(order.get(i)) == positive) {
                    ranks += (from + 1 + to) / 2.0;
                    positives++;
                }
            }
            from = to;
        }
        double u = ranks - positives * (positives + 1) / 2.0;
        return u / (positives * (double) (labels.size() - positives));
    }

    /**
     * The threshold, 0.5 at most, that keeps the recall wanted: a quantile of the positive scores
     * (Hyndman and Fan, 1996, type 7). As in service the crops of one alert are judged together, by
     * their mean: a single crop is more often in doubt.
     */
    double threshold(Threshold wanted) {
        int positive = classes.indexOf(wanted.positive());
        double[] scores =
                IntStream.range(0, labels.size())
                        .filter(i -> labels.get(i) == positive)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        occasions::get,
                                        Collectors.averagingDouble(
                                                i -> probabilities.get(i)[positive])))
                        .values()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        if (scores.length == 0) {
            throw new TrialFailedException(
                    "the validation split has no '"
                            + wanted.positive()
                            + "' to set the threshold by");
        }
        // Between two scores it is interpolated: with some sixty of them, single steps are large.
        double rank = (scores.length - 1) * (1 - wanted.recall());
        int below = (int) Math.floor(rank + 1e-9);
        double above = scores[Math.min(below + 1, scores.length - 1)];
        return Math.min(0.5, scores[below] + (rank - below) * (above - scores[below]));
    }
}
