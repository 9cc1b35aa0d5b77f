package io.vedette.core.loop.internal;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.http.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what a person at the screen would be shown, by what really happened. */
@Component(service = ScriptedOperator.class)
public final class ScriptedOperator {
    private static final String NAME = "scripted-operator";
    private static final Set<String> LIGHT = Set.of("headlights", "shadow", "exposure");
    private static final Set<String> WEATHER = Set.of("rain", "noise");
    private static final Set<String> ANIMALS = Set.of("animal", "insect");
    private final Alerts alerts;
    private final Truths truths;

    /** With what is answered and what is true. */
    @Activate
    public ScriptedOperator(@Reference Alerts alerts, @Reference Truths truths) {
        this.alerts = alerts;
        this.truths = truths;
    }

    /**
     * Answers all alerts of these slices that people see.
     *
     * @return how many have an answer
     */
    int answer(String group, List<Slice> slices) {
        Map<String, Slice> byRun =
                slices.stream().collect(Collectors.toMap(Slice::run, Function.identity()));
        Map<String, SliceTruth> known = new HashMap<>();
        int answered = 0;
        for (Alert alert : alerts(group, slices)) {
            Slice slice = byRun.get(alert.origin().run());
            if (slice == null || !shown(alert)) {
                continue;
            }
            answered++;
            if (alert.verdict().isEmpty()) {
                SliceTruth truth = known.computeIfAbsent(slice.run(), run -> truths.of(slice));
                boolean real = truth.real(alert.time().at(), alert.box());
                alerts.answer(
                        alert.id(),
                        Optional.of(real ? Verdict.Answer.REAL : Verdict.Answer.FALSE),
                        real ? Optional.empty() : Optional.of(reason(truth, alert)),
                        "",
                        NAME);
            }
        }
        return answered;
    }

    private static boolean shown(Alert alert) {
        return alert.inCharge() && (alert.state() != Alert.State.SUPPRESSED || alert.review());
    }

    private static Verdict.Reason reason(SliceTruth truth, Alert alert) {
        String label = truth.label(alert.time().at(), alert.box());
        String kind = truth.disturbance(alert.time().at()).orElse("");
        if (label.equals("animal") || ANIMALS.contains(kind)) {
            return Verdict.Reason.ANIMAL;
        }
        if (label.equals("vehicle")) {
            return Verdict.Reason.VEHICLE;
        }
        if (LIGHT.contains(kind)) {
            return Verdict.Reason.LIGHT;
        }
        if (WEATHER.contains(kind)) {
            return Verdict.Reason.WEATHER;
        }
        return kind.equals("plant") ? Verdict.Reason.PLANT : Verdict.Reason.OTHER;
    }

    private List<Alert> alerts(String group, List<Slice> slices) {
        Instant from = slices.stream().map(Slice::epoch).min(Instant::compareTo).orElseThrow();
        Instant to =
                slices.stream()
                        .map(s -> s.epoch().plus(Duration.ofSeconds((long) s.seconds() + 1)))
                        .max(Instant::compareTo)
                        .orElseThrow();
        AlertFilter filter =
                new AlertFilter(
                        Optional.empty(),
                        Optional.of(group),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(from),
                        Optional.of(to),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("*"));
        List<Alert> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Alert> page = alerts.list(filter, cursor, 500);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }
}
