package io.vedette.selector.basic.internal;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Pool;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionSpec;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.spi.selection.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * What the model is least sure about. Parameter {@code by}: {@code entropy} (of the probabilities,
 * over that of even ones), {@code margin} (1 minus the lead of the best class over the second),
 * {@code least-confidence} (1 minus the best class's probability). Where no model gave
 * probabilities, a detection's score is taken as one of two: how near it lies to {@code threshold}
 * (0.5). A sample about which nothing is known is not ranked.
 */
@Component
@Strategy("uncertainty")
public final class UncertaintyStrategy implements SelectionStrategy {
    @Override
    public List<Ranked> rank(Pool pool, SelectionSpec spec) {
        String by = spec.params().getOrDefault("by", "entropy");
        double threshold = Double.parseDouble(spec.params().getOrDefault("threshold", "0.5"));
        Best best = new Best(spec.wanted());
        try (Stream<Candidate> all = pool.candidates()) {
            all.forEach(
                    c ->
                            score(c, by, threshold)
                                    .ifPresent(
                                            s ->
                                                    best.offer(
                                                            new Ranked(
                                                                    c.sample(),
                                                                    s,
                                                                    reason(c, by, s)))));
        }
        return best.list();
    }

    private static OptionalDouble score(Candidate candidate, String by, double threshold) {
        List<Double> p =
                candidate.probabilities().values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        if (p.size() < 2) {
            // Distance to the threshold, scaled so that 0 and 1 are certain.
            return candidate.score().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            1
                                    - Math.abs(candidate.score().get() - threshold)
                                            / Math.max(threshold, 1 - threshold));
        }
        return OptionalDouble.of(
                switch (by) {
                    case "entropy" -> entropy(p);
                    case "margin" -> 1 - (p.get(0) - p.get(1));
                    case "least-confidence" -> 1 - p.get(0);
                    default ->
                            throw new IllegalArgumentException(
                                    "uncertainty by '"
                                            + by
                                            + "': use entropy, margin or least-confidence");
                });
    }

    private static double entropy(List<Double> p) {
        double sum = 0;
        for (double x : p) {
            if (x > 0) {
                sum -= x * Math.log(x);
            }
        }
        return sum / Math.log(p.size());
    }

    private static String reason(Candidate candidate, String by, double score) {
        if (candidate.probabilities().size() < 2) {
            return String.format(
                    Locale.ROOT,
                    "score %.2f is near the threshold",
                    candidate.score().orElseThrow());
        }
        String best =
                candidate.probabilities().entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                                (java.util.Map.Entry<String, Double> e) ->
                                                        -e.getValue())
                                        .thenComparing(java.util.Map.Entry::getKey))
                        .limit(2)
                        .map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue()))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
        return String.format(Locale.ROOT, "%s %.2f: %s", by, score, best);
    }
}
