package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.Result;
import java.util.Arrays;
import java.util.Map;

/** Majority, and Wawa: votes weighted by how often a worker agrees with the majority. */
final class Voting {
    private Voting() {}

    static Result majority(Crowd crowd, Map<String, String> gold) {
        double[] equal = new double[crowd.workers.size()];
        Arrays.fill(equal, 1);
        double[][] share = crowd.votes(equal);
        clamp(crowd, gold, share);
        return Posteriors.result(crowd, share, skills(crowd, share), 1, true);
    }

    static Result wawa(Crowd crowd, Map<String, String> gold) {
        double[] equal = new double[crowd.workers.size()];
        Arrays.fill(equal, 1);
        double[][] first = crowd.votes(equal);
        clamp(crowd, gold, first);
        double[] skills = skills(crowd, first);
        double[][] share = crowd.votes(skills);
        clamp(crowd, gold, share);
        return Posteriors.result(crowd, share, skills, 1, true);
    }

    static void clamp(Crowd crowd, Map<String, String> gold, double[][] share) {
        for (int t = 0; t < share.length; t++) {
            String known = gold.get(crowd.tasks.get(t));
            if (known != null) {
                Arrays.fill(share[t], 0);
                share[t][crowd.labels.indexOf(known)] = 1;
            }
        }
    }

    /** Share of a worker's answers that equal the label. */
    static double[] skills(Crowd crowd, double[][] share) {
        double[] right = new double[crowd.workers.size()];
        int[] all = new int[right.length];
        for (int[] answer : crowd.answers) {
            all[answer[1]]++;
            if (Posteriors.best(share[answer[0]]) == answer[2]) {
                right[answer[1]]++;
            }
        }
        for (int w = 0; w < right.length; w++) {
            right[w] /= Math.max(1, all[w]);
        }
        return right;
    }
}
