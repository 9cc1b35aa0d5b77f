package io.vedette.core.model.internal.rollout;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.http.Page;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.Variant;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Hours on a street: things happen, every variant of the slot decides, people answer what they are
 * shown.
 */
final class AnsweredHours implements Alerts {
    private static final Box BOX = new Box(0, 0, 10, 10);
    private final List<Alert> alerts = new ArrayList<>();
    private final Random random = new Random(5);
    private int number;

    /**
     * Plays an hour.
     *
     * @param accepts whether a model lets something through, told whether it is real
     */
    void play(
            Rollouts rollouts,
            String group,
            List<String> cameras,
            Map<String, Predicate<Boolean>> accepts) {
        Instant from = rollouts.horizon(group);
        for (String camera : cameras) {
            for (int i = 0; i < 90; i++) {
                boolean real = random.nextInt(10) < 6;
                Instant at = from.plusMillis(i * 40_000L + random.nextInt(20_000));
                for (Variant variant : rollouts.variants(group, camera, Slot.VERIFIER)) {
                    boolean accepted =
                            variant.model().map(accepts::get).map(m -> m.test(real)).orElse(true);
                    boolean review = !accepted && random.nextDouble() < variant.reviewShare();
                    boolean shown = variant.inCharge() && (accepted || review);
                    alerts.add(
                            alert(group, camera, variant, at, BOX, accepted, review, shown, real));
                }
            }
            rollouts.observed(group, camera, from, 3600);
        }
    }

    /**
     * Plays an hour in which detectors differ: what one does not see it does not raise.
     *
     * @param raises whether a detector raises something, told whether it is real; the camera's own
     *     under an empty name
     */
    void playDetectors(
            Rollouts rollouts,
            String group,
            List<String> cameras,
            Map<String, Predicate<Boolean>> raises) {
        Instant from = rollouts.horizon(group);
        for (String camera : cameras) {
            for (int i = 0; i < 90; i++) {
                boolean real = random.nextInt(10) < 6;
                Instant at = from.plusMillis(i * 40_000L + random.nextInt(20_000));
                Box box = new Box(random.nextInt(1000), random.nextInt(600), 40, 90);
                boolean inChargeRaised = false;
                for (Variant variant : rollouts.variants(group, camera, Slot.DETECTOR)) {
                    if (!raises.get(variant.model().orElse("")).test(real)) {
                        continue;
                    }
                    // in charge comes first
                    inChargeRaised |= variant.inCharge();
                    boolean review = !inChargeRaised && random.nextDouble() < variant.reviewShare();
                    alerts.add(
                            alert(
                                    group,
                                    camera,
                                    variant,
                                    at.plusMillis(random.nextInt(1000)),
                                    box,
                                    true,
                                    review,
                                    variant.inCharge() || review,
                                    real));
                }
            }
            rollouts.observed(group, camera, from, 3600);
        }
    }

    private Alert alert(
            String group,
            String camera,
            Variant variant,
            Instant at,
            Box box,
            boolean accepted,
            boolean review,
            boolean shown,
            boolean real) {
        Verdict verdict =
                new Verdict(
                        1,
                        Optional.of(real ? Verdict.Answer.REAL : Verdict.Answer.FALSE),
                        Optional.empty(),
                        "",
                        "ann",
                        at);
        return new Alert(
                "a" + number++,
                new Alert.Place(camera, camera, group, ""),
                "yard",
                "intrusion",
                "",
                "e" + number,
                "",
                variant.name(),
                variant.inCharge(),
                accepted ? Alert.State.ENDED : Alert.State.SUPPRESSED,
                variant.model().map(m -> new Ruling(accepted, 0.5, "")),
                review,
                new Alert.Time(10, 11, Optional.of(13.0), at),
                List.of(1L),
                "",
                box,
                new Size(1280, 720),
                0,
                Map.of(),
                new Alert.Origin("run", 1, "", Map.of()),
                Optional.empty(),
                Optional.empty(),
                shown ? Optional.of(verdict) : Optional.empty(),
                1);
    }

    @Override
    public Page<Alert> list(AlertFilter filter, Optional<String> cursor, int limit) {
        Instant from = filter.from().orElse(Instant.MIN);
        return new Page<>(
                alerts.stream().filter(a -> !a.time().instant().isBefore(from)).toList(),
                Optional.empty());
    }

    @Override
    public AlertCounts counts(AlertFilter filter) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public Optional<Alert> alert(String id) {
        return Optional.empty();
    }

    @Override
    public List<Verdict> verdicts(String id) {
        return List.of();
    }

    @Override
    public Alert answer(
            String id,
            Optional<Verdict.Answer> answer,
            Optional<Verdict.Reason> reason,
            String note,
            String by) {
        throw new IllegalStateException("answered when played");
    }
}
