package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers with numbers instead of names; names are in sorted order, so results repeat. */
final class Crowd {
    final List<String> tasks;
    final List<String> workers;
    final List<String> labels;

    /** Task, worker and label of answer n. */
    final int[][] answers;

    Crowd(List<CrowdAnswer> given, Iterable<String> goldLabels) {
        TreeSet<String> taskNames = new TreeSet<>();
        TreeSet<String> workerNames = new TreeSet<>();
        TreeSet<String> labelNames = new TreeSet<>();
        for (CrowdAnswer answer : given) {
            taskNames.add(answer.task());
            workerNames.add(answer.worker());
            labelNames.add(answer.label());
        }
        goldLabels.forEach(labelNames::add);
        tasks = new ArrayList<>(taskNames);
        workers = new ArrayList<>(workerNames);
        labels = new ArrayList<>(labelNames);
        Map<String, Integer> t = numbers(tasks);
        Map<String, Integer> w = numbers(workers);
        Map<String, Integer> l = numbers(labels);
        answers = new int[given.size()][];
        for (int n = 0; n < answers.length; n++) {
            CrowdAnswer answer = given.get(n);
            answers[n] =
                    new int[] {t.get(answer.task()), w.get(answer.worker()), l.get(answer.label())};
        }
    }

    static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        return numbers;
    }

    /** Share of the (weighted) votes, by task and label. */
    double[][] votes(double[] weights) {
        double[][] share = new double[tasks.size()][labels.size()];
        for (int[] answer : answers) {
            share[answer[0]][answer[2]] += weights[answer[1]];
        }
        for (double[] row : share) {
            normalise(row);
        }
        return share;
    }

    /** Scales to a sum of one; all equal where there is nothing. */
    static void normalise(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = sum > 0 ? row[i] / sum : 1.0 / row.length;
        }
    }
}
