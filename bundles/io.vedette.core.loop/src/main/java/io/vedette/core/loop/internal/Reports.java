package io.vedette.core.loop.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.loop.Loop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a loop gained, as the JSON that {@code ./vedette loop --json} prints. */
final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    static String of(Walk walk, List<Loop.Step> steps) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", walk.request().seed());
        report.put("place", walk.request().place());
        report.put("before", numbers(walk.facts(), Phase.HELD_OUT + ".before"));
        report.put("after", numbers(walk.facts(), Phase.HELD_OUT + ".after"));
        report.put("gain", gain(walk.facts(), Phase.HELD_OUT + ".gain"));
        if (walk.request().elsewhere()) {
            Map<String, Object> elsewhere = new LinkedHashMap<>();
            elsewhere.put("before", numbers(walk.facts(), Phase.ELSEWHERE + ".before"));
            elsewhere.put("after", numbers(walk.facts(), Phase.ELSEWHERE + ".after"));
            elsewhere.put("gain", gain(walk.facts(), Phase.ELSEWHERE + ".gain"));
            report.put("elsewhere", elsewhere);
        }
        report.put("decision", walk.facts().need("decision"));
        report.put("gates", gates(walk.facts()));
        report.put("model", walk.facts().get("model").orElse(null));
        report.put(
                "verdicts",
                walk.facts().all().entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith("verdicts."))
                        .mapToLong(fact -> (long) Double.parseDouble(fact.getValue()))
                        .sum());
        report.put("labels", (long) walk.facts().number("labels"));
        report.put(
                "turnaroundSeconds",
                steps.stream()
                        .filter(
                                s ->
                                        !s.step().equals("cameras")
                                                && !s.step().equals("collect")
                                                && !s.step().equals("measure")
                                                && !s.step().equals("elsewhere"))
                        .mapToDouble(Loop.Step::seconds)
                        .sum());
        report.put("cpuSeconds", walk.facts().number("cpuSeconds"));
        report.put("steps", steps);
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always a document", e);
        }
    }

    /** What the gate said at the end of each stage that was played, and how often it was asked. */
    private static Map<String, Object> gates(Facts facts) {
        Map<String, Object> gates = new LinkedHashMap<>();
        for (String stage : List.of("shadow", "canary")) {
            facts.get("gate." + stage)
                    .ifPresent(
                            outcome ->
                                    gates.put(
                                            stage,
                                            Map.of(
                                                    "outcome",
                                                    outcome,
                                                    "text",
                                                    facts.get("gate." + stage + ".text").orElse(""),
                                                    "rounds",
                                                    (long) facts.number("rounds." + stage))));
        }
        return gates;
    }

    private static Map<String, Object> numbers(Facts facts, String name) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("falseAlarmsPerCameraHour", orNull(facts, name + ".rate"));
        numbers.put("recall", orNull(facts, name + ".recall"));
        numbers.put("cameraHours", orNull(facts, name + ".hours"));
        numbers.put(
                "truthEvents",
                facts.get(name + ".truths").map(t -> (long) Double.parseDouble(t)).orElse(null));
        numbers.put("intervals", intervals(facts, name));
        return numbers;
    }

    /** After minus before, with intervals of a paired bootstrap. */
    private static Map<String, Object> gain(Facts facts, String name) {
        Map<String, Object> gain = new LinkedHashMap<>();
        gain.put("falseAlarmsPerCameraHour", orNull(facts, name + ".rate"));
        gain.put("recall", orNull(facts, name + ".recall"));
        gain.put("intervals", intervals(facts, name));
        return gain;
    }

    private static Map<String, Object> intervals(Facts facts, String name) {
        Map<String, Object> intervals = new LinkedHashMap<>();
        interval(facts, name + ".rate")
                .ifPresent(i -> intervals.put("falseAlarmsPerCameraHour", i));
        interval(facts, name + ".recall").ifPresent(i -> intervals.put("recall", i));
        return intervals;
    }

    private static Double orNull(Facts facts, String name) {
        return facts.get(name).map(Double::parseDouble).orElse(null);
    }

    private static Optional<List<Double>> interval(Facts facts, String name) {
        return facts.get(name + ".low")
                .map(low -> List.of(Double.parseDouble(low), facts.number(name + ".high")));
    }
}
