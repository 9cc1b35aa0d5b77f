package io.vedette.metric.detection.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.PredictedObject;
import io.vedette.spi.metric.Unit.TruthObject;
import io.vedette.spi.metric.Weights;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Matches of each class by image. */
final class CocoAccumulator implements EvaluationMetric.Accumulator {
    private final TreeSet<String> images = new TreeSet<>();
    private final TreeMap<String, TreeMap<String, ImageMatches>> byClass = new TreeMap<>();

    @Override
    public void accumulate(Unit unit, Consumer<Mark> marks) {
        if (!(unit instanceof Unit.Image image)) {
            throw new IllegalArgumentException(
                    "coco-detection takes images, unit " + unit.id() + " is none");
        }
        if (!images.add(image.id())) {
            throw new IllegalArgumentException("image " + image.id() + " came twice");
        }
        Map<String, List<TruthObject>> truths =
                image.truth().stream().collect(Collectors.groupingBy(TruthObject::label));
        Map<String, List<PredictedObject>> predictions =
                image.predicted().stream().collect(Collectors.groupingBy(PredictedObject::label));
        Stream.concat(truths.keySet().stream(), predictions.keySet().stream())
                .distinct()
                .sorted()
                .forEach(
                        label ->
                                put(
                                        label,
                                        image.id(),
                                        new ImageMatcher(
                                                        image.id(),
                                                        label,
                                                        truths.getOrDefault(label, List.of()),
                                                        predictions.getOrDefault(label, List.of()))
                                                .match(marks)));
    }

    private void put(String label, String image, ImageMatches matches) {
        byClass.computeIfAbsent(label, l -> new TreeMap<>()).put(image, matches);
    }

    @Override
    public byte[] state() {
        return CocoState.write(images, byClass);
    }

    @Override
    public void merge(byte[] state) {
        CocoState.read(
                state,
                image -> {
                    if (!images.add(image)) {
                        throw new IllegalArgumentException("image " + image + " is in both states");
                    }
                },
                this::put);
    }

    @Override
    public Collection<String> resampled() {
        return Collections.unmodifiableSet(images);
    }

    @Override
    public Report report(Weights weights) {
        Map<String, Map<String, Double>> perClass = new LinkedHashMap<>();
        for (Map.Entry<String, TreeMap<String, ImageMatches>> entry : byClass.entrySet()) {
            perClass.put(entry.getKey(), values(entry.getValue(), weights));
        }
        Map<String, Double> mean = new LinkedHashMap<>();
        for (String name : values(new TreeMap<>(), weights).keySet()) {
            mean.put(
                    name,
                    mean(
                            perClass.values().stream()
                                    .map(values -> values.get(name))
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
        perClass.values().removeIf(values -> values.get("AP") == null);
        return new Report(mean, Map.of("perClass", perClass));
    }

    private static Map<String, Double> values(
            SortedMap<String, ImageMatches> byImage, Weights weights) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<PrecisionRecall> all = curves(byImage, 0, 2, weights);
        values.put("AP", precision(all));
        values.put("AP50", all.isEmpty() ? null : all.get(0).averagePrecision());
        values.put("AP75", all.isEmpty() ? null : all.get(5).averagePrecision());
        List<List<PrecisionRecall>> sizes =
                Stream.of(1, 2, 3).map(area -> curves(byImage, area, 2, weights)).toList();
        values.put("APs", precision(sizes.get(0)));
        values.put("APm", precision(sizes.get(1)));
        values.put("APl", precision(sizes.get(2)));
        values.put("AR1", recall(curves(byImage, 0, 0, weights)));
        values.put("AR10", recall(curves(byImage, 0, 1, weights)));
        values.put("AR100", recall(all));
        values.put("ARs", recall(sizes.get(0)));
        values.put("ARm", recall(sizes.get(1)));
        values.put("ARl", recall(sizes.get(2)));
        return values;
    }

    /** A curve per threshold, none where the class has no truth. */
    private static List<PrecisionRecall> curves(
            SortedMap<String, ImageMatches> byImage, int area, int most, Weights weights) {
        PrecisionRecall.Ranking ranking =
                PrecisionRecall.Ranking.of(byImage, area, CocoRules.MAX_DETECTIONS[most], weights);
        if (ranking.truths() == 0) {
            return List.of();
        }
        return IntStream.range(0, CocoRules.THRESHOLDS.length)
                .mapToObj(threshold -> PrecisionRecall.of(ranking, area, threshold))
                .toList();
    }

    private static Double precision(List<PrecisionRecall> curves) {
        return mean(curves.stream().map(PrecisionRecall::averagePrecision).toList());
    }

    private static Double recall(List<PrecisionRecall> curves) {
        return mean(curves.stream().map(PrecisionRecall::maxRecall).toList());
    }

    private static Double mean(List<Double> numbers) {
        return numbers.isEmpty()
                ? null
                : numbers.stream().mapToDouble(Double::doubleValue).sum() / numbers.size();
    }
}
