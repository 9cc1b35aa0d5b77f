package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads labels off probabilities: the first in sorted order wins a tie, and the tie is listed. */
final class Posteriors {
    private static final double SAME = 1e-9;

    private Posteriors() {}

    static int best(double[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best] + SAME) {
                best = i;
            }
        }
        return best;
    }

    static boolean tied(double[] row) {
        int best = best(row);
        for (int i = 0; i < row.length; i++) {
            if (i != best && Math.abs(row[i] - row[best]) <= SAME) {
                return true;
            }
        }
        return false;
    }

    static Result result(
            Crowd crowd, double[][] share, double[] skills, int rounds, boolean converged) {
        Map<String, String> labels = new TreeMap<>();
        Map<String, Map<String, Double>> posteriors = new TreeMap<>();
        List<String> ties = new ArrayList<>();
        for (int t = 0; t < share.length; t++) {
            String task = crowd.tasks.get(t);
            labels.put(task, crowd.labels.get(best(share[t])));
            if (tied(share[t])) {
                ties.add(task);
            }
            Map<String, Double> row = new TreeMap<>();
            for (int l = 0; l < share[t].length; l++) {
                row.put(crowd.labels.get(l), share[t][l]);
            }
            posteriors.put(task, row);
        }
        Map<String, Double> workers = new TreeMap<>();
        for (int w = 0; w < skills.length; w++) {
            workers.put(crowd.workers.get(w), skills[w]);
        }
        return new Result(labels, ties, posteriors, workers, rounds, converged);
    }
}
