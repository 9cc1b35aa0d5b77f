package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.Result;
import java.util.Arrays;
import java.util.Map;

/**
 * Dawid and Skene's expectation maximisation: the true classes and every worker's confusion matrix
 * explain each other. Starts from the majority; gold items are clamped after each E step; what
 * workers said of gold in the past is added to the counts of the first M step only. Stops when the
 * evidence lower bound, per answer, grows by less than the tolerance.
 *
 * <p>A. P. Dawid, A. M. Skene: Maximum likelihood estimation of observer error-rates using the EM
 * algorithm. Applied Statistics 28 (1979).
 *
 * <p>With {@code oneCoin} a worker is described by one number, the share of right answers.
 */
final class DawidSkene {
    private static final double FLOOR = 1e-10;

    private final Crowd crowd;
    private final Map<String, String> gold;
    private final double[][][] history;
    private final boolean oneCoin;
    private final int classes;

    private double[][] truth;
    private double[] priors;

    /** By worker, label given, true class: the chance of that label given the class. */
    private double[][][] errors;

    /**
     * @param history earlier answers to gold by worker, label given, true class; may be all zero
     */
    DawidSkene(Crowd crowd, Map<String, String> gold, double[][][] history, boolean oneCoin) {
        this.crowd = crowd;
        this.gold = gold;
        this.history = history;
        this.oneCoin = oneCoin;
        this.classes = crowd.labels.size();
    }

    Result run(int rounds, double tolerance) {
        double[] equal = new double[crowd.workers.size()];
        Arrays.fill(equal, 1);
        truth = crowd.votes(equal);
        Voting.clamp(crowd, gold, truth);
        maximise(true);
        double bound = Double.NEGATIVE_INFINITY;
        int round = 0;
        boolean converged = false;
        while (round < rounds && !converged) {
            round++;
            expect();
            maximise(false);
            double next = bound() / crowd.answers.length;
            converged = next - bound < tolerance;
            bound = next;
        }
        return Posteriors.result(crowd, truth, skills(), round, converged);
    }

    /** Logarithm of the data's likelihood under the last parameters. */
    double logLikelihood() {
        double sum = 0;
        for (double[] row : likelihoods()) {
            double most = Arrays.stream(row).max().orElse(0);
            double total = 0;
            for (double value : row) {
                total += Math.exp(value - most);
            }
            sum += most + Math.log(total);
        }
        return sum;
    }

    double[] priors() {
        return priors.clone();
    }

    private double[][] likelihoods() {
        double[][] rows = new double[truth.length][classes];
        for (double[] row : rows) {
            for (int c = 0; c < classes; c++) {
                row[c] = Math.log(priors[c]);
            }
        }
        for (int[] answer : crowd.answers) {
            for (int c = 0; c < classes; c++) {
                rows[answer[0]][c] += Math.log(errors[answer[1]][answer[2]][c]);
            }
        }
        return rows;
    }

    private void expect() {
        double[][] rows = likelihoods();
        for (int t = 0; t < rows.length; t++) {
            double most = Arrays.stream(rows[t]).max().orElse(0);
            for (int c = 0; c < classes; c++) {
                truth[t][c] = Math.exp(rows[t][c] - most);
            }
            Crowd.normalise(truth[t]);
        }
        Voting.clamp(crowd, gold, truth);
    }

    private void maximise(boolean first) {
        priors = new double[classes];
        for (double[] row : truth) {
            for (int c = 0; c < classes; c++) {
                priors[c] += row[c] / truth.length;
            }
        }
        for (int c = 0; c < classes; c++) {
            // A class nobody believes in must not turn the bound into a NaN.
            priors[c] = Math.max(priors[c], FLOOR);
        }
        double[][][] counts = new double[crowd.workers.size()][classes][classes];
        for (int[] answer : crowd.answers) {
            for (int c = 0; c < classes; c++) {
                counts[answer[1]][answer[2]][c] += truth[answer[0]][c];
            }
        }
        for (int w = 0; first && w < counts.length; w++) {
            for (int l = 0; l < classes; l++) {
                for (int c = 0; c < classes; c++) {
                    counts[w][l][c] += history[w][l][c];
                }
            }
        }
        errors = oneCoin ? coins(counts) : confusions(counts);
    }

    private double[][][] confusions(double[][][] counts) {
        for (double[][] worker : counts) {
            for (int c = 0; c < classes; c++) {
                double sum = 0;
                for (int l = 0; l < classes; l++) {
                    worker[l][c] = Math.max(worker[l][c], FLOOR);
                    sum += worker[l][c];
                }
                for (int l = 0; l < classes; l++) {
                    worker[l][c] /= sum;
                }
            }
        }
        return counts;
    }

    private double[][][] coins(double[][][] counts) {
        for (double[][] worker : counts) {
            double right = 0;
            double all = 0;
            for (int l = 0; l < classes; l++) {
                right += worker[l][l];
                all += Arrays.stream(worker[l]).sum();
            }
            double skill = all > 0 ? right / all : 0.5;
            double wrong = classes > 1 ? (1 - skill) / (classes - 1) : 0;
            for (int l = 0; l < classes; l++) {
                for (int c = 0; c < classes; c++) {
                    worker[l][c] = Math.max(l == c ? skill : wrong, FLOOR);
                }
            }
        }
        return counts;
    }

    private double bound() {
        double sum = 0;
        for (int[] answer : crowd.answers) {
            for (int c = 0; c < classes; c++) {
                sum += truth[answer[0]][c] * Math.log(errors[answer[1]][answer[2]][c]);
            }
        }
        for (double[] row : truth) {
            for (int c = 0; c < classes; c++) {
                if (row[c] > 0) {
                    sum += row[c] * (Math.log(priors[c]) - Math.log(row[c]));
                }
            }
        }
        return sum;
    }

    /** Chance of a right answer, over the classes as they occur. */
    private double[] skills() {
        double[] skills = new double[crowd.workers.size()];
        double all = Arrays.stream(priors).sum();
        for (int w = 0; w < skills.length; w++) {
            for (int c = 0; c < classes; c++) {
                skills[w] += priors[c] / all * errors[w][c][c];
            }
        }
        return skills;
    }
}
