package io.vedette.core.loop.internal;

import io.vedette.core.loop.internal.Plan.Phase;
import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Evaluations;
import io.vedette.service.evaluation.Interval;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Judges before and after in one pass over hours that nothing was trained, selected or thresholded
 * on: the same places on other days, and other places beside it.
 */
@Component(service = MeasureSteps.class)
public final class MeasureSteps {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final double HOURS_A_DAY = 24;
    private static final String METRIC = "alert";
    private static final String RATE = "falseAlarmsPerCameraDay";
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "post", Double.toString(SliceTruth.POST),
                    "minIou", Double.toString(SliceTruth.LEAST_IOU),
                    "block", "600");
    private final Player player;
    private final PlaySteps play;
    private final AlertGates gates;
    private final Evaluations evaluations;
    private final Scoring scoring;

    /** With what plays, decides, judges and compares. */
    @Activate
    public MeasureSteps(
            @Reference Player player,
            @Reference PlaySteps play,
            @Reference AlertGates gates,
            @Reference Evaluations evaluations,
            @Reference Scoring scoring) {
        this.player = player;
        this.play = play;
        this.gates = gates;
        this.evaluations = evaluations;
        this.scoring = scoring;
    }

    LoopStep heldOut() {
        return new Named("measure", walk -> measure(walk, Phase.HELD_OUT));
    }

    LoopStep elsewhere() {
        return new Named("elsewhere", walk -> measure(walk, Phase.ELSEWHERE));
    }

    private String measure(Walk walk, Phase phase) throws IOException {
        List<Slice> slices = walk.plan().slices(phase);
        List<RuleSpec> rules = play.rules(slices);
        Map<Slice, Measured> measured = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        List<AlertGates.Gate> open = new ArrayList<>();
        try {
            player.judged(
                    slices,
                    rules,
                    slice -> {
                        AlertGates.Gate gate = gates.open(spec(walk, slice, rules));
                        synchronized (open) {
                            open.add(gate);
                        }
                        Measured one = new Measured(slice, gate);
                        measured.put(slice, one);
                        return one;
                    },
                    slice ->
                            walk.say()
                                    .accept(
                                            done.incrementAndGet()
                                                    + " of "
                                                    + slices.size()
                                                    + " stretches judged"),
                    walk.cancelled());
        } finally {
            open.forEach(AlertGates.Gate::close);
        }
        List<Measured> all =
                measured.values().stream()
                        .sorted(
                                Comparator.comparing((Measured m) -> m.slice().camera())
                                        .thenComparing(m -> m.slice().offset()))
                        .toList();
        List<Unit> unitsBefore = units(all, BEFORE);
        List<Unit> unitsAfter = units(all, AFTER);
        Evaluation before = judge(walk, phase, BEFORE, unitsBefore);
        Evaluation after = judge(walk, phase, AFTER, unitsAfter);
        gain(walk, phase.name() + ".gain", unitsBefore, unitsAfter);
        if (phase == Phase.HELD_OUT) {
            LeftBehind.write(
                    walk.folder(),
                    truths(all),
                    observed(all),
                    alerts(all, BEFORE),
                    alerts(all, AFTER));
        }
        return before.id() + "," + after.id();
    }

    /** Where the gate refused, the champion is still what runs after. */
    private static GateSpec spec(Walk walk, Slice slice, List<RuleSpec> rules) {
        Optional<String> champion = walk.facts().get("champion").filter(m -> !m.isEmpty());
        Optional<String> now =
                walk.facts().get("decision").filter("promoted"::equals).isPresent()
                        ? walk.facts().get("model")
                        : champion;
        return new GateSpec(
                slice.camera(),
                rules.stream()
                        .filter(r -> r.id().endsWith("@" + slice.camera()))
                        .map(r -> new RuleSpec("yard", r.type(), r.points(), r.params()))
                        .toList(),
                List.of(
                        new Variant(BEFORE, Variant.Role.CHAMPION, champion, Map.of(), 0),
                        new Variant(AFTER, Variant.Role.SHADOW, now, Map.of(), 0)));
    }

    /** The same frames were seen by both, so what is drawn is drawn for both. */
    private void gain(Walk walk, String name, List<Unit> before, List<Unit> after) {
        List<Difference> differences =
                scoring.compare(
                        METRIC,
                        OPTIONS,
                        List.of(RATE, "recall"),
                        before.stream(),
                        after.stream(),
                        Resampling.DEFAULT);
        gain(walk.facts(), name + ".rate", differences.get(0), HOURS_A_DAY);
        gain(walk.facts(), name + ".recall", differences.get(1), 1);
    }

    private static void gain(Facts facts, String name, Difference difference, double unit) {
        difference.difference().ifPresent(d -> facts.put(name, d / unit));
        difference.interval().ifPresent(i -> interval(facts, name, i, unit));
    }

    private static void interval(Facts facts, String name, Interval interval, double unit) {
        facts.put(name + ".low", interval.low() / unit);
        facts.put(name + ".high", interval.high() / unit);
    }

    private List<Unit> units(List<Measured> all, String variant) {
        TreeMap<String, List<TruthEvent>> truths = truths(all);
        TreeMap<String, Double> observed = observed(all);
        TreeMap<String, List<AlertEvent>> alerts = alerts(all, variant);
        List<Unit> units = new ArrayList<>();
        observed.forEach(
                (camera, seconds) ->
                        units.add(
                                new Unit.CameraTime(
                                        camera,
                                        camera,
                                        0,
                                        seconds,
                                        truths.getOrDefault(camera, List.of()),
                                        alerts.getOrDefault(camera, List.of()))));
        return units;
    }

    private Evaluation judge(Walk walk, Phase phase, String variant, List<Unit> units) {
        Optional<String> model =
                variant.equals(AFTER) && "promoted".equals(walk.facts().need("decision"))
                        ? walk.facts().get("model")
                        : walk.facts().get("champion").filter(m -> !m.isEmpty());
        Evaluation evaluation =
                evaluations.record(
                        new EvaluationRequest(
                                METRIC,
                                OPTIONS,
                                model,
                                new Subject.Given(
                                        "loop " + walk.id() + ", " + phase.name() + ", " + variant),
                                ""),
                        units.stream(),
                        walk.by());
        keep(walk, phase.name() + "." + variant, evaluation);
        return evaluation;
    }

    private static void keep(Walk walk, String name, Evaluation evaluation) {
        Map<String, Double> values = evaluation.score().orElseThrow().values();
        Map<String, Interval> intervals = evaluation.score().orElseThrow().intervals();
        Double rate = values.get(RATE);
        if (rate != null) {
            walk.facts().put(name + ".rate", rate / HOURS_A_DAY);
        }
        if (values.get("recall") != null) {
            walk.facts().put(name + ".recall", values.get("recall"));
        }
        walk.facts().put(name + ".hours", values.get("observedSeconds") / 3600);
        walk.facts()
                .put(name + ".truths", values.get("truePositives") + values.get("falseNegatives"));
        Interval rates = intervals.get(RATE);
        if (rates != null) {
            interval(walk.facts(), name + ".rate", rates, HOURS_A_DAY);
        }
        Interval recalls = intervals.get("recall");
        if (recalls != null) {
            interval(walk.facts(), name + ".recall", recalls, 1);
        }
    }

    private TreeMap<String, List<TruthEvent>> truths(List<Measured> all) {
        TreeMap<String, List<TruthEvent>> truths = new TreeMap<>();
        for (Measured one : all) {
            Slice slice = one.slice();
            for (TruthEvent visit : play.truths().of(slice).visits()) {
                truths.computeIfAbsent(slice.camera(), c -> new ArrayList<>())
                        .add(
                                new TruthEvent(
                                        visit.id(),
                                        visit.type(),
                                        slice.offset() + visit.begin(),
                                        slice.offset() + visit.end(),
                                        visit.boxes().stream()
                                                .map(
                                                        b ->
                                                                new TimedBox(
                                                                        slice.offset()
                                                                                + b.seconds(),
                                                                        b.box()))
                                                .toList()));
            }
        }
        return truths;
    }

    private static TreeMap<String, Double> observed(List<Measured> all) {
        TreeMap<String, Double> observed = new TreeMap<>();
        all.forEach(m -> observed.merge(m.slice().camera(), m.slice().seconds(), Double::sum));
        return observed;
    }

    private static TreeMap<String, List<AlertEvent>> alerts(List<Measured> all, String variant) {
        TreeMap<String, List<AlertEvent>> alerts = new TreeMap<>();
        all.forEach(
                m ->
                        alerts.computeIfAbsent(m.slice().camera(), c -> new ArrayList<>())
                                .addAll(m.alerts(variant)));
        return alerts;
    }
}
