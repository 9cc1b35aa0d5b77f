package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.CrowdAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Krippendorff's alpha for nominal data: 1 is perfect agreement, 0 what chance gives. K.
 * Krippendorff: Content Analysis, chapter 11.
 */
public final class Agreement {
    private Agreement() {}

    /** Alpha, empty where no task was answered twice. */
    public static Optional<Double> alpha(List<CrowdAnswer> answers) {
        Map<String, List<String>> byTask = new HashMap<>();
        answers.forEach(
                a -> byTask.computeIfAbsent(a.task(), t -> new ArrayList<>()).add(a.label()));
        Map<String, Double> totals = new HashMap<>();
        double pairable = 0;
        double observed = 0;
        for (List<String> unit : byTask.values()) {
            int n = unit.size();
            if (n < 2) {
                continue;
            }
            pairable += n;
            Map<String, Integer> counts = new HashMap<>();
            unit.forEach(l -> counts.merge(l, 1, Integer::sum));
            for (var count : counts.entrySet()) {
                totals.merge(count.getKey(), (double) count.getValue(), Double::sum);
                observed += count.getValue() * (double) (n - count.getValue()) / (n - 1);
            }
        }
        if (pairable < 2) {
            return Optional.empty();
        }
        double expected = 0;
        for (double total : totals.values()) {
            expected += total * (pairable - total);
        }
        expected /= pairable - 1;
        return Optional.of(expected == 0 ? 1.0 : 1 - observed / expected);
    }
}
