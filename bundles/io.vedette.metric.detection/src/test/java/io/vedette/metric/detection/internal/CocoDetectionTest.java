package io.vedette.metric.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.Box;
import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.PredictedObject;
import io.vedette.spi.metric.Unit.TruthObject;
import io.vedette.spi.metric.Weights;
import io.vedette.testkit.EvaluationMetricContract;
import io.vedette.testkit.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CocoDetectionTest extends EvaluationMetricContract {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("AP", "AP"),
                    Map.entry("AP50", "AP50"),
                    Map.entry("AP75", "AP75"),
                    Map.entry("APs", "APsmall"),
                    Map.entry("APm", "APmedium"),
                    Map.entry("APl", "APlarge"),
                    Map.entry("AR1", "AR1"),
                    Map.entry("AR10", "AR10"),
                    Map.entry("AR100", "AR100"),
                    Map.entry("ARs", "ARsmall"),
                    Map.entry("ARm", "ARmedium"),
                    Map.entry("ARl", "ARlarge"));

    @Override
    protected EvaluationMetric metric() {
        return new CocoDetection();
    }

    @Override
    protected List<Unit> units() {
        return IntStream.range(0, 6).mapToObj(CocoDetectionTest::random).toList();
    }

    @Override
    protected Unit foreign() {
        return new Unit.Cost("a run", Map.of());
    }

    @Test
    void agreesWithPycocotools() throws IOException {
        JsonNode expected =
                new ObjectMapper()
                        .readTree(Shared.path("vectors/metrics/coco_bbox/expected.json").toFile());
        Accumulator accumulator = new CocoDetection().start(new MetricSpec(Map.of()));
        images().forEach(image -> accumulator.accumulate(image, mark -> {}));
        Map<String, Double> values = accumulator.report(Weights.ONE).values();
        NAMES.forEach(
                (ours, theirs) ->
                        assertThat(values.get(ours))
                                .as(ours)
                                .isCloseTo(expected.get(theirs).asDouble(), within(1e-6)));
    }

    @Test
    void aCrowdTakesManyAndCountsNeitherWay() {
        Box crowd = new Box(0, 0, 100, 100);
        Unit image =
                new Unit.Image(
                        "one",
                        List.of(
                                new TruthObject("c", "person", crowd, 10000, false, true),
                                truth("t", new Box(200, 0, 50, 50))),
                        List.of(
                                new PredictedObject("p1", "person", new Box(0, 0, 40, 40), 0.9),
                                new PredictedObject("p2", "person", new Box(50, 50, 40, 40), 0.8),
                                new PredictedObject("p3", "person", new Box(200, 0, 50, 50), 0.7)));
        List<Mark> marks = new ArrayList<>();
        Accumulator accumulator = new CocoDetection().start(new MetricSpec(Map.of()));
        accumulator.accumulate(image, marks::add);
        assertThat(accumulator.report(Weights.ONE).values().get("AP")).isCloseTo(1, within(1e-9));
        assertThat(marks)
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.IGNORED, Mark.Kind.IGNORED, Mark.Kind.TRUE_POSITIVE);
    }

    @Test
    void aClassWithoutTruthIsNotCounted() {
        Accumulator accumulator = new CocoDetection().start(new MetricSpec(Map.of()));
        Box box = new Box(0, 0, 50, 50);
        accumulator.accumulate(
                new Unit.Image(
                        "one",
                        List.of(truth("t", box)),
                        List.of(
                                new PredictedObject("p", "person", box, 0.9),
                                new PredictedObject("q", "dog", box, 0.9))),
                mark -> {});
        assertThat(accumulator.report(Weights.ONE).values().get("AP")).isCloseTo(1, within(1e-9));
        assertThat(accumulator.report(Weights.ONE).groups().get("perClass"))
                .containsOnlyKeys("person");
    }

    private static TruthObject truth(String id, Box box) {
        return new TruthObject(id, "person", box, box.area(), false, false);
    }

    private static Unit random(int n) {
        Random random = new Random(n);
        List<TruthObject> truths = new ArrayList<>();
        List<PredictedObject> predictions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String label = i % 2 == 0 ? "person" : "vehicle";
            double side = 10 + random.nextInt(120);
            Box box = new Box(random.nextInt(500), random.nextInt(300), side, side);
            truths.add(new TruthObject("t" + i, label, box, box.area(), false, i == 7));
            Box near = new Box(box.x() + random.nextInt(10), box.y(), side, side);
            predictions.add(new PredictedObject("p" + i, label, near, random.nextInt(5) / 5.0));
        }
        return new Unit.Image("image-" + n, truths, predictions);
    }

    private static List<Unit> images() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode truth = json.readTree(Shared.path("vectors/metrics/coco_bbox/gt.json").toFile());
        JsonNode found =
                json.readTree(Shared.path("vectors/metrics/coco_bbox/dets_results.json").toFile());
        Map<Long, List<TruthObject>> truths = new TreeMap<>();
        Map<Long, List<PredictedObject>> predictions = new TreeMap<>();
        truth.get("images").forEach(i -> truths.put(i.get("id").asLong(), new ArrayList<>()));
        for (JsonNode a : truth.get("annotations")) {
            truths.get(a.get("image_id").asLong())
                    .add(
                            new TruthObject(
                                    a.get("id").asText(),
                                    a.get("category_id").asText(),
                                    box(a),
                                    a.get("area").asDouble(),
                                    false,
                                    a.path("iscrowd").asInt() == 1));
        }
        int row = 0;
        for (JsonNode d : found) {
            predictions
                    .computeIfAbsent(d.get("image_id").asLong(), i -> new ArrayList<>())
                    .add(
                            new PredictedObject(
                                    Integer.toString(row++),
                                    d.get("category_id").asText(),
                                    box(d),
                                    d.get("score").asDouble()));
        }
        return truths.entrySet().stream()
                .<Unit>map(
                        e ->
                                new Unit.Image(
                                        String.format("%012d", e.getKey()),
                                        e.getValue(),
                                        predictions.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    private static Box box(JsonNode row) {
        JsonNode b = row.get("bbox");
        return new Box(
                b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
    }
}
