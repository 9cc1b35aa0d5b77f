package io.vedette.metric.event.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.spi.Box;
import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TruthEvent;
import io.vedette.spi.metric.Weights;
import io.vedette.testkit.EvaluationMetricContract;
import io.vedette.testkit.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertTest extends EvaluationMetricContract {
    private static final double DAY = 86_400;

    @Override
    protected EvaluationMetric metric() {
        return new Alert();
    }

    @Override
    protected List<Unit> units() {
        return IntStream.range(0, 5)
                .<Unit>mapToObj(
                        n -> {
                            Random random = new Random(n);
                            List<TruthEvent> truths = new ArrayList<>();
                            List<AlertEvent> alerts = new ArrayList<>();
                            for (int i = 0; i < 10; i++) {
                                double begin = i * 300 + random.nextInt(100);
                                truths.add(truth("t" + i, begin, begin + 20));
                                if (random.nextBoolean()) {
                                    alerts.add(alert("a" + i, begin + random.nextInt(60)));
                                }
                            }
                            return new Unit.CameraTime(
                                    "camera-" + n, "camera-" + n, 0, 3600, truths, alerts);
                        })
                .toList();
    }

    @Override
    protected Unit foreign() {
        return new Unit.Cost("a run", Map.of());
    }

    @Test
    void agreesWithSktime() throws IOException {
        JsonNode cases =
                new ObjectMapper()
                        .readTree(Shared.path("vectors/metrics/sktime_alarm/cases.json").toFile());
        for (JsonNode one : cases.get("event_tpr")) {
            Map<String, Double> values =
                    values(
                            one,
                            1000,
                            Map.of(
                                    "pre", one.get("lead").asText(),
                                    "post", one.get("delay").asText(),
                                    "matching", "event"));
            same(one.toString(), values.get("recall"), one.get("expected"));
        }
        for (JsonNode one : cases.get("false_alarm_rate")) {
            Map<String, Double> values =
                    values(
                            one,
                            one.get("span").asDouble(),
                            Map.of(
                                    "pre", one.get("lead").asText(),
                                    "post", one.get("delay").asText()));
            double rate = values.get("falseAlarmsPerCameraDay") / DAY;
            if (one.has("expected")) {
                same(one.toString(), rate, one.get("expected"));
            } else if (one.has("expected_per_hour")) {
                same(one.toString(), rate * 60, one.get("expected_per_hour"));
            } else {
                same(one.toString(), rate, one.get("expected_per_s"));
            }
        }
        for (JsonNode one : cases.get("windowed_one_to_one")) {
            String margin = one.get("margin").asText();
            Map<String, Double> values = values(one, 1000, Map.of("pre", margin, "post", margin));
            same(one.toString(), values.get("precision"), one.get("precision"));
            same(one.toString(), values.get("recall"), one.get("recall"));
            same(one.toString(), values.get("F1"), one.get("f1"));
        }
    }

    @Test
    void agreesWithTimescoringOnEvents() throws IOException {
        JsonNode cases =
                new ObjectMapper()
                        .readTree(Shared.path("vectors/metrics/timescoring/cases.json").toFile());
        for (JsonNode one : cases.get("events")) {
            Map<String, String> options = new HashMap<>();
            JsonNode defaults = cases.get("defaults");
            Map.of(
                            "pre", "toleranceStart",
                            "post", "toleranceEnd",
                            "mergeGap", "minDurationBetweenEvents",
                            "maxDuration", "maxEventDuration")
                    .forEach(
                            (ours, theirs) ->
                                    options.put(
                                            ours,
                                            one.get("param")
                                                    .path(theirs)
                                                    .asText(defaults.get(theirs).asText())));
            List<TruthEvent> truths = new ArrayList<>();
            one.get("ref")
                    .forEach(
                            r ->
                                    truths.add(
                                            truth(
                                                    "t" + truths.size(),
                                                    r.get(0).asDouble(),
                                                    r.get(1).asDouble())));
            List<AlertEvent> alerts = new ArrayList<>();
            for (JsonNode h : one.get("hyp")) {
                double begin = h.get(0).asDouble();
                alerts.add(
                        new AlertEvent(
                                "a" + alerts.size(),
                                "x",
                                begin,
                                begin,
                                h.get(1).asDouble(),
                                1,
                                Optional.empty()));
            }
            Map<String, Double> values =
                    score(truths, alerts, one.get("duration_s").asDouble(), options);
            String name = one.get("name").asText();
            same(name, values.get("recall"), one.at("/expected/sensitivity"));
            same(name, values.get("precision"), one.at("/expected/precision"));
            same(name, values.get("falseAlarmsPerCameraDay"), one.at("/expected/fp_per_day"));
        }
    }

    @Test
    void furtherAlertsInAnEventAreDuplicates() {
        Map<String, Double> values =
                score(
                        List.of(truth("t", 10, 20)),
                        List.of(alert("late", 15), alert("early", 12), alert("false", 50)),
                        DAY,
                        Map.of("post", "0"));
        assertThat(values.get("truePositives")).isEqualTo(1);
        assertThat(values.get("duplicates")).isEqualTo(1);
        assertThat(values.get("falsePositives")).isEqualTo(1);
        assertThat(values.get("timeToAlertP50")).isEqualTo(2);
        assertThat(values.get("falseAlarmsPerCameraDay")).isEqualTo(1);
    }

    @Test
    void asManyPairsAsPossibleAreMade() {
        // The first event could take either alert, the second only the earlier one.
        Map<String, Double> values =
                score(
                        List.of(truth("long", 0, 100), truth("short", 10, 12)),
                        List.of(alert("a", 11), alert("b", 90)),
                        DAY,
                        Map.of("post", "0"));
        assertThat(values.get("truePositives")).isEqualTo(2);
    }

    @Test
    void anAlertElsewhereInThePictureIsFalse() {
        TruthEvent there =
                new TruthEvent(
                        "t", "x", 0, 10, List.of(new Unit.TimedBox(5, new Box(0, 0, 10, 10))));
        AlertEvent here = at("a", new Box(100, 100, 10, 10));
        AlertEvent near = at("b", new Box(5, 0, 10, 10));
        assertThat(score(List.of(there), List.of(here), DAY, Map.of("minIou", "0.1")))
                .containsEntry("falsePositives", 1.0)
                .containsEntry("falseNegatives", 1.0);
        assertThat(score(List.of(there), List.of(near), DAY, Map.of("minIou", "0.1")))
                .containsEntry("truePositives", 1.0);
    }

    @Test
    void blocksShareTheObservedTimeAndAddUp() {
        Accumulator accumulator = new Alert().start(new MetricSpec(Map.of("block", "600")));
        accumulator.accumulate(
                new Unit.CameraTime(
                        "c",
                        "c",
                        100,
                        1500,
                        List.of(truth("t", 150, 160), truth("u", 1400, 1410)),
                        List.of(alert("a", 155), alert("b", 900))),
                mark -> {});
        assertThat(accumulator.resampled()).containsExactly("c#000000", "c#000001", "c#000002");
        Map<String, Double> first = accumulator.report(id -> id.endsWith("0") ? 1 : 0).values();
        assertThat(first.get("observedSeconds")).isCloseTo(600, within(1e-9));
        assertThat(first.get("truePositives")).isEqualTo(1);
        Map<String, Double> last = accumulator.report(id -> id.endsWith("2") ? 1 : 0).values();
        assertThat(last.get("observedSeconds")).isCloseTo(300, within(1e-9));
        assertThat(last.get("falseNegatives")).isEqualTo(1);
    }

    @Test
    void everyEventAndAlertGetsAMark() {
        List<Mark> marks = new ArrayList<>();
        new Alert()
                .start(new MetricSpec(Map.of()))
                .accumulate(
                        new Unit.CameraTime(
                                "c",
                                "c",
                                0,
                                1000,
                                List.of(truth("hit", 10, 20), truth("missed", 500, 510)),
                                List.of(alert("a", 12), alert("b", 14), alert("f", 300))),
                        marks::add);
        assertThat(marks)
                .extracting(Mark::kind)
                .containsExactlyInAnyOrder(
                        Mark.Kind.TRUE_POSITIVE,
                        Mark.Kind.FALSE_NEGATIVE,
                        Mark.Kind.DUPLICATE,
                        Mark.Kind.FALSE_POSITIVE);
    }

    @Test
    void anUnknownOptionIsRefusedByName() {
        assertThatThrownBy(() -> new Alert().start(new MetricSpec(Map.of("posst", "3"))))
                .hasMessageContaining("posst");
    }

    private static AlertEvent at(String id, Box box) {
        return new AlertEvent(id, "x", 5, 5, 5, 1, Optional.of(box));
    }

    private static Map<String, Double> values(
            JsonNode one, double observed, Map<String, String> options) {
        List<TruthEvent> truths = new ArrayList<>();
        one.get("events")
                .forEach(e -> truths.add(truth("t" + truths.size(), e.asDouble(), e.asDouble())));
        List<AlertEvent> alerts = new ArrayList<>();
        one.get("alarms").forEach(a -> alerts.add(alert("a" + alerts.size(), a.asDouble())));
        return score(truths, alerts, observed, options);
    }

    private static Map<String, Double> score(
            List<TruthEvent> truths,
            List<AlertEvent> alerts,
            double observed,
            Map<String, String> options) {
        Accumulator accumulator = new Alert().start(new MetricSpec(options));
        accumulator.accumulate(
                new Unit.CameraTime("c", "c", 0, observed, truths, alerts), mark -> {});
        return accumulator.report(Weights.ONE).values();
    }

    private static TruthEvent truth(String id, double begin, double end) {
        return new TruthEvent(id, "x", begin, end, List.of());
    }

    private static AlertEvent alert(String id, double at) {
        return new AlertEvent(id, "x", at, at, at, 1, Optional.empty());
    }

    private static void same(String what, Double actual, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(actual).as(what).isNull();
        } else {
            assertThat(actual).as(what).isCloseTo(expected.asDouble(), within(1e-9));
        }
    }
}
