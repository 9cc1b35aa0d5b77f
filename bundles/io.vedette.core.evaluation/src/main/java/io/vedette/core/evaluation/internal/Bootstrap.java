package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Interval;
import io.vedette.service.evaluation.Resampling;
import io.vedette.spi.math.Quantile;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Percentile bootstrap over what an accumulator may draw, alone or paired. */
final class Bootstrap {
    private Bootstrap() {}

    /** Intervals of all values; none where fewer than two blocks are there. */
    static Map<String, Interval> intervals(Accumulator accumulator, Resampling how) {
        List<String> blocks = List.copyOf(accumulator.resampled());
        Map<String, Interval> intervals = new LinkedHashMap<>();
        if (blocks.size() < 2) {
            return intervals;
        }
        Map<String, List<Double>> drawn = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(how.seed());
        for (int i = 0; i < how.resamples(); i++) {
            Report report = accumulator.report(draw(blocks, random));
            report.values()
                    .forEach(
                            (name, value) -> {
                                if (value != null) {
                                    drawn.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                                }
                            });
        }
        drawn.forEach((name, values) -> intervals.put(name, interval(values, how.level())));
        return intervals;
    }

    /** The differences of some values between two accumulators over the same blocks. */
    static List<Difference> differences(
            Accumulator before, Accumulator after, List<String> values, Resampling how) {
        Collection<String> union = new TreeSet<>(before.resampled());
        union.addAll(after.resampled());
        List<String> blocks = List.copyOf(union);
        Map<String, List<Double>> drawn = new HashMap<>();
        SplittableRandom random = new SplittableRandom(how.seed());
        for (int i = 0; blocks.size() > 1 && i < how.resamples(); i++) {
            Weights weights = draw(blocks, random);
            Report one = before.report(weights);
            Report other = after.report(weights);
            for (String value : values) {
                if (one.value(value).isPresent() && other.value(value).isPresent()) {
                    drawn.computeIfAbsent(value, v -> new ArrayList<>())
                            .add(other.values().get(value) - one.values().get(value));
                }
            }
        }
        Report one = before.report(Weights.ONE);
        Report other = after.report(Weights.ONE);
        return values.stream()
                .map(
                        value ->
                                difference(
                                        value,
                                        one.value(value),
                                        other.value(value),
                                        drawn.getOrDefault(value, List.of()),
                                        blocks.size(),
                                        how.level()))
                .toList();
    }

    private static Difference difference(
            String value,
            Optional<Double> before,
            Optional<Double> after,
            List<Double> drawn,
            int blocks,
            double level) {
        long below = drawn.stream().filter(d -> d <= 0).count();
        return new Difference(
                value,
                before,
                after,
                before.flatMap(b -> after.map(a -> a - b)),
                drawn.isEmpty() ? Optional.empty() : Optional.of(interval(drawn, level)),
                drawn.isEmpty() ? 1 : (double) below / drawn.size(),
                blocks);
    }

    private static Weights draw(List<String> blocks, SplittableRandom random) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            counts.merge(blocks.get(random.nextInt(blocks.size())), 1, Integer::sum);
        }
        return block -> counts.getOrDefault(block, 0);
    }

    private static Interval interval(List<Double> values, double level) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return new Interval(
                Quantile.of(sorted, tail).orElseThrow(),
                Quantile.of(sorted, 1 - tail).orElseThrow());
    }
}
