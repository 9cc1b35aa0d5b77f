package io.vedette.core.model.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vedette.core.evaluation.internal.Metrics;
import io.vedette.core.evaluation.internal.ScoringService;
import io.vedette.metric.event.internal.Alert;
import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.GateRules;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Rollout.Stage;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.rollout.Slot;
import io.vedette.service.rollout.Variant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Detectors on their way: what only one of the two raises counts by the share people are shown. */
class DetectorRolloutTest {
    private static final String GROUP = "yards";
    private static final List<String> CAMERAS = List.of("c1", "c2", "c3", "c4");
    private final AnsweredHours hours = new AnsweredHours();
    private final Random random = new Random(3);
    private final RolloutService rollouts = service();

    private RolloutService service() {
        Metrics metrics = new Metrics();
        metrics.bindMetric(
                new Alert(), Map.of("vedette.metric", "alert", "vedette.judges", "camera-time"));
        Happenings nobody =
                new Happenings() {
                    @Override
                    public void tell(Happening happening) {}

                    @Override
                    public Watch watch(int capacity) {
                        throw new IllegalStateException("nobody watches");
                    }
                };
        return new RolloutService(
                new MemoryRolloutStore(),
                KnownModels.of("next:1", "verifier:1"),
                hours,
                new ScoringService(metrics),
                nobody,
                (slot, model) -> Optional.of(12.0),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    /** Plays an hour; chances in percent that something real and something false is raised. */
    private void play(int ownReal, int ownFalse, int nextReal, int nextFalse) {
        hours.playDetectors(
                rollouts,
                GROUP,
                CAMERAS,
                Map.of("", chance(ownReal, ownFalse), "next:1", chance(nextReal, nextFalse)));
    }

    private Predicate<Boolean> chance(int ifReal, int ifFalse) {
        return real -> random.nextInt(100) < (real ? ifReal : ifFalse);
    }

    private Rollout start() {
        return rollouts.start(request(Slot.DETECTOR, "next:1"), "ann");
    }

    private static RolloutRequest request(Slot slot, String challenger) {
        return new RolloutRequest(
                GROUP, slot, challenger, GateRules.DEFAULT, 0.25, CAMERAS, 1, false, "test");
    }

    private List<String> inCharge() {
        return CAMERAS.stream()
                .map(
                        camera ->
                                rollouts.variants(GROUP, camera, Slot.DETECTOR).stream()
                                        .filter(Variant::inCharge)
                                        .map(v -> v.model().orElse("own"))
                                        .findFirst()
                                        .orElseThrow())
                .toList();
    }

    @Test
    void aBetterDetectorWalksAllTheWay() {
        Rollout rollout = start();
        assertThat(inCharge()).containsOnly("own");
        play(95, 90, 97, 30);
        play(95, 90, 97, 30);
        assertThat(rollouts.advance(rollout.id(), false, "", "ann").stage())
                .isEqualTo(Stage.CANARY);
        assertThat(inCharge()).containsExactlyInAnyOrder("own", "own", "own", "next:1");
        play(95, 90, 97, 30);
        play(95, 90, 97, 30);
        assertThat(rollouts.advance(rollout.id(), false, "", "ann").stage())
                .isEqualTo(Stage.PRODUCTION);
        assertThat(inCharge()).containsOnly("next:1");
        play(95, 90, 97, 30);
        rollouts.watch();
        assertThat(rollouts.rollout(rollout.id()).orElseThrow().stage()).isEqualTo(Stage.DONE);
        assertThat(rollouts.champion(GROUP, Slot.DETECTOR)).contains("next:1");
    }

    @Test
    void aDetectorThatMissesPeopleIsStoppedAndForcedThroughGoesBackByItself() {
        Rollout rollout = start();
        play(95, 90, 60, 20);
        play(95, 90, 60, 20);
        GateReport report = rollouts.gate(rollout.id());
        assertThat(report.outcome()).isEqualTo(GateReport.Outcome.FAILED);
        assertThat(report.text()).contains("recall");
        assertThatThrownBy(() -> rollouts.advance(rollout.id(), false, "", "ann"))
                .isInstanceOf(ConflictException.class);
        rollouts.advance(rollout.id(), true, "the boss wants it", "ann");
        rollouts.advance(rollout.id(), true, "the boss wants it", "ann");
        assertThat(inCharge()).containsOnly("next:1");
        for (int hour = 0; hour < 4; hour++) {
            play(95, 90, 60, 20);
        }
        rollouts.watch();
        assertThat(rollouts.rollout(rollout.id()).orElseThrow().stage())
                .isEqualTo(Stage.ROLLED_BACK);
        assertThat(inCharge()).containsOnly("own");
    }

    @Test
    void whatOnlyTheChallengerRaisesWronglyCountsThoughFewAreShown() {
        Rollout rollout = start();
        play(95, 20, 97, 60);
        play(95, 20, 97, 60);
        GateReport report = rollouts.gate(rollout.id());
        assertThat(report.outcome()).isEqualTo(GateReport.Outcome.FAILED);
        assertThat(report.text()).contains("false alarms do not fall");
        GateReport.Criterion rate = report.criteria().get(1);
        // 36 false things an hour: 20 % of them is 173 a day, 60 % is 518
        assertThat(rate.before().orElseThrow()).isBetween(120.0, 230.0);
        assertThat(rate.after().orElseThrow()).isBetween(400.0, 650.0);
    }

    @Test
    void oneSlotOfAGroupAtATimeAndMotionIsAChallengerToo() {
        Rollout verifier = rollouts.start(request(Slot.VERIFIER, "verifier:1"), "ann");
        assertThatThrownBy(this::start)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("one slot");
        rollouts.rollback(verifier.id(), "no", "ann");
        assertThatThrownBy(() -> rollouts.start(request(Slot.DETECTOR, "none:1"), "ann"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> rollouts.start(request(Slot.VERIFIER, "motion"), "ann"))
                .isInstanceOf(NotFoundException.class);
        Rollout motion = rollouts.start(request(Slot.DETECTOR, "motion"), "ann");
        assertThat(rollouts.variants(GROUP, "c1", Slot.DETECTOR))
                .extracting(Variant::role, v -> v.model().orElse(""), Variant::reviewShare)
                .containsExactly(
                        tuple(Variant.Role.CHAMPION, "", 0.05),
                        tuple(Variant.Role.SHADOW, "motion", 0.2));
        assertThatThrownBy(() -> rollouts.start(request(Slot.VERIFIER, "verifier:1"), "ann"))
                .isInstanceOf(ConflictException.class);
        rollouts.rollback(motion.id(), "no", "ann");
        assertThat(rollouts.variants(GROUP, "c1", Slot.DETECTOR)).hasSize(1);
    }
}
