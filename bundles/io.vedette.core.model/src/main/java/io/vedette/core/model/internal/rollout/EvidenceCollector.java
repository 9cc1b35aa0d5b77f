package io.vedette.core.model.internal.rollout;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.http.Page;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.Variant;
import io.vedette.service.store.rollout.RolloutStore;
import io.vedette.service.store.rollout.RolloutStore.Observed;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers what people answered since a stage began, as units of the {@code alert} metric.
 *
 * <p>An answered alert is an occurrence; a variant found it when it has an alert of its own at that
 * time, and of another detector also at that place. Of what a verifier in charge suppressed, and of
 * what only the detector not in charge raised, people see only a share; such an answer stands for
 * {@code 1 / share} of its kind, so it is counted so often.
 */
final class EvidenceCollector {
    /** Two alerts closer than this are about one thing. */
    private static final double SLACK = 2;

    private final Alerts alerts;
    private final RolloutStore store;

    EvidenceCollector(Alerts alerts, RolloutStore store) {
        this.alerts = alerts;
        this.store = store;
    }

    Evidence collect(Rollout rollout, Instant since, Map<String, Double> reviewShares) {
        TreeMap<String, List<Observed>> watched = new TreeMap<>();
        for (Observed observed : store.observations(rollout.request().group(), since)) {
            watched.computeIfAbsent(observed.camera(), c -> new ArrayList<>()).add(observed);
        }
        TreeMap<String, List<Alert>> byCamera = alerts(rollout, since);
        List<Unit> champion = new ArrayList<>();
        List<Unit> challenger = new ArrayList<>();
        int answers = 0;
        int real = 0;
        double seconds = 0;
        for (Map.Entry<String, List<Observed>> camera : watched.entrySet()) {
            List<Alert> all = byCamera.getOrDefault(camera.getKey(), List.of());
            Camera one =
                    new Camera(
                            camera.getKey(),
                            camera.getValue(),
                            all,
                            reviewShares,
                            rollout.request().slot());
            champion.add(one.unit(Variant.EMPTY.name()));
            challenger.add(one.unit(rollout.id()));
            answers += one.answers;
            real += one.real;
            seconds += one.seconds;
        }
        return new Evidence(champion, challenger, seconds / 3600, answers, real);
    }

    private TreeMap<String, List<Alert>> alerts(Rollout rollout, Instant since) {
        AlertFilter filter =
                new AlertFilter(
                        Optional.empty(),
                        Optional.of(rollout.request().group()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(since),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("*"));
        TreeMap<String, List<Alert>> byCamera = new TreeMap<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Alert> page = alerts.list(filter, cursor, 500);
            for (Alert alert : page.items()) {
                byCamera.computeIfAbsent(alert.camera(), c -> new ArrayList<>()).add(alert);
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return byCamera;
    }

    /** One camera's occurrences. */
    private static final class Camera {
        private final String id;
        private final double begin;
        private final double seconds;
        private final List<Alert> alerts;
        private final Map<String, Double> reviewShares;
        private final Slot slot;
        private final List<Alert> occurrences;
        private int answers;
        private int real;

        Camera(
                String id,
                List<Observed> watched,
                List<Alert> alerts,
                Map<String, Double> reviewShares,
                Slot slot) {
            this.id = id;
            this.slot = slot;
            this.alerts = alerts;
            this.reviewShares = reviewShares;
            this.begin = watched.get(0).from().toEpochMilli() / 1000.0;
            this.seconds = watched.stream().mapToDouble(Observed::seconds).sum();
            this.occurrences =
                    alerts.stream()
                            .filter(alert -> answer(alert).isPresent())
                            .filter(alert -> !isAnsweredWithAnother(alert))
                            .toList();
            for (Alert alert : occurrences) {
                answers++;
                real += answer(alert).orElseThrow() == Verdict.Answer.REAL ? 1 : 0;
            }
        }

        /** Whether the detector in charge raised the same and people answered that. */
        private boolean isAnsweredWithAnother(Alert alert) {
            return slot == Slot.DETECTOR
                    && !alert.inCharge()
                    && alerts.stream()
                            .anyMatch(
                                    other ->
                                            other.inCharge()
                                                    && answer(other).isPresent()
                                                    && other.meets(alert));
        }

        Unit unit(String variant) {
            List<TruthEvent> truths = new ArrayList<>();
            List<AlertEvent> raised = new ArrayList<>();
            for (Alert occurrence : occurrences) {
                boolean found = found(occurrence, variant);
                boolean isReal = answer(occurrence).orElseThrow() == Verdict.Answer.REAL;
                double at = at(occurrence);
                for (int copy = copies(occurrence); copy > 0; copy--) {
                    String name = occurrence.id() + "/" + copy;
                    if (isReal) {
                        truths.add(new TruthEvent(name, "", at, at, List.of()));
                    }
                    if (found && (!isReal || copy == 1)) {
                        raised.add(
                                new AlertEvent(
                                        name, occurrence.type(), at, at, at, 1, Optional.empty()));
                    }
                }
            }
            return new Unit.CameraTime(id, id, begin, seconds, truths, raised);
        }

        private static Optional<Verdict.Answer> answer(Alert alert) {
            return alert.verdict()
                    .flatMap(Verdict::answer)
                    .filter(answer -> answer != Verdict.Answer.UNSURE);
        }

        private int copies(Alert alert) {
            double share = reviewShares.getOrDefault(alert.variant(), 1.0);
            boolean drawn = slot == Slot.DETECTOR ? isAlone(alert) : refused(alert);
            return drawn && share > 0 ? Math.max(1, (int) Math.round(1 / share)) : 1;
        }

        /** Whether only the detector that was not in charge raised it. */
        private boolean isAlone(Alert alert) {
            return !alert.inCharge()
                    && alerts.stream().noneMatch(other -> other.inCharge() && other.meets(alert));
        }

        private boolean found(Alert occurrence, String variant) {
            if (occurrence.variant().equals(variant)) {
                return !refused(occurrence);
            }
            if (slot == Slot.DETECTOR) {
                return alerts.stream()
                        .anyMatch(
                                other ->
                                        other.variant().equals(variant)
                                                && !refused(other)
                                                && other.meets(occurrence));
            }
            double from = begin(occurrence) - SLACK;
            double to = end(occurrence) + SLACK;
            return alerts.stream()
                    .anyMatch(
                            other ->
                                    other.variant().equals(variant)
                                            && !refused(other)
                                            && end(other) >= from
                                            && begin(other) <= to);
        }

        /** What people snoozed was raised all the same. */
        private static boolean refused(Alert alert) {
            return alert.state() == Alert.State.SUPPRESSED && !alert.snoozed();
        }

        private static double at(Alert alert) {
            return alert.time().instant().toEpochMilli() / 1000.0;
        }

        private static double begin(Alert alert) {
            return at(alert) - (alert.time().at() - alert.time().begin());
        }

        private static double end(Alert alert) {
            double lasting = alert.time().end().map(end -> end - alert.time().at()).orElse(0.0);
            return at(alert) + Math.max(0, lasting);
        }
    }
}
