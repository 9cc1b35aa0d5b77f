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
import io.vedette.service.problem.InvalidRequestException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RolloutServiceTest {
    private static final String GROUP = "yards";
    private static final List<String> CAMERAS = List.of("c1", "c2", "c3", "c4");
    private final MemoryRolloutStore store = new MemoryRolloutStore();
    private final AnsweredHours hours = new AnsweredHours();
    private final List<Happening> told = new ArrayList<>();
    private Optional<Double> millis = Optional.of(2.0);
    private final RolloutService rollouts = service();

    private RolloutService service() {
        Metrics metrics = new Metrics();
        metrics.bindMetric(
                new Alert(), Map.of("vedette.metric", "alert", "vedette.judges", "camera-time"));
        Happenings happenings =
                new Happenings() {
                    @Override
                    public void tell(Happening happening) {
                        told.add(happening);
                    }

                    @Override
                    public Watch watch(int capacity) {
                        throw new IllegalStateException("nobody watches");
                    }
                };
        Cost cost = (slot, model) -> millis;
        return new RolloutService(
                store,
                KnownModels.of("good:1", "shuffled:1", "inverted:1"),
                hours,
                new ScoringService(metrics),
                happenings,
                cost,
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    private final Random random = new Random(3);
    private final Map<String, Predicate<Boolean>> models =
            Map.of(
                    "good:1", real -> real || random.nextInt(10) == 0,
                    "shuffled:1", real -> random.nextInt(10) < 6,
                    "inverted:1", real -> !real);

    private void play() {
        hours.play(rollouts, GROUP, CAMERAS, models);
    }

    @Test
    void aGoodChallengerWalksAllTheWay() {
        Rollout rollout = rollouts.start(request("good:1", false), "ann");
        assertThat(rollouts.gate(rollout.id()).outcome()).isEqualTo(GateReport.Outcome.NOT_YET);
        assertThat(rollouts.gate(rollout.id()).text()).contains("more camera-hours");
        assertThatThrownBy(() -> rollouts.advance(rollout.id(), false, "", "ann"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("not enough evidence yet");
        play();
        assertThat(rollouts.advance(rollout.id(), false, "", "ann").stage())
                .isEqualTo(Stage.CANARY);
        assertThat(inCharge())
                .containsExactlyInAnyOrder("champion", "champion", "champion", rollout.id());
        play();
        play();
        assertThat(rollouts.advance(rollout.id(), false, "", "ann").stage())
                .isEqualTo(Stage.PRODUCTION);
        assertThat(inCharge()).containsOnly(rollout.id());
        assertThat(rollouts.champion(GROUP, Slot.VERIFIER)).contains("good:1");
        play();
        rollouts.watch();
        assertThat(rollouts.rollout(rollout.id()).orElseThrow().stage()).isEqualTo(Stage.DONE);
        assertThat(rollouts.variants(GROUP, "c1", Slot.VERIFIER))
                .extracting(Variant::name, v -> v.model().orElse(""))
                .containsExactly(tuple("champion", "good:1"));
        assertThat(rollouts.history(rollout.id()))
                .extracting(Rollout.Step::stage)
                .containsExactly(Stage.SHADOW, Stage.CANARY, Stage.PRODUCTION, Stage.DONE);
        assertThat(told).extracting(Happening::kind).containsOnly("rollout").hasSize(4);
    }

    @Test
    void aChallengerOfShuffledLabelsIsStoppedByTheGate() {
        Rollout rollout = rollouts.start(request("shuffled:1", true), "ann");
        play();
        rollouts.watch();
        assertThat(rollouts.rollout(rollout.id()).orElseThrow().stage()).isEqualTo(Stage.SHADOW);
        GateReport report = rollouts.gate(rollout.id());
        assertThat(report.outcome()).isEqualTo(GateReport.Outcome.FAILED);
        assertThat(report.text()).contains("recall");
        assertThatThrownBy(() -> rollouts.advance(rollout.id(), false, "", "ann"))
                .isInstanceOf(ConflictException.class);
        assertThat(inCharge()).containsOnly("champion");
    }

    @Test
    void anInvertedOneForcedThroughIsRolledBackOnItsOwn() {
        Rollout rollout = rollouts.start(request("inverted:1", false), "ann");
        assertThatThrownBy(() -> rollouts.advance(rollout.id(), true, " ", "ann"))
                .isInstanceOf(InvalidRequestException.class);
        rollouts.advance(rollout.id(), true, "the boss wants it", "ann");
        rollouts.advance(rollout.id(), true, "the boss wants it", "ann");
        assertThat(inCharge()).containsOnly(rollout.id());
        assertThat(rollouts.champion(GROUP, Slot.VERIFIER)).contains("inverted:1");
        play();
        rollouts.watch();
        assertThat(rollouts.rollout(rollout.id()).orElseThrow().stage())
                .isEqualTo(Stage.ROLLED_BACK);
        assertThat(inCharge()).containsOnly("champion");
        assertThat(rollouts.champion(GROUP, Slot.VERIFIER)).isEmpty();
        List<Rollout.Step> history = rollouts.history(rollout.id());
        assertThat(history)
                .extracting(Rollout.Step::forced)
                .containsExactly(false, true, true, false);
        assertThat(history.get(3).by()).isEqualTo("system");
        assertThat(history.get(3).why()).contains("recall");
        assertThat(rollouts.assignments(Optional.empty())).hasSize(2);
    }

    @Test
    void whatCannotBeMeasuredFails() {
        Rollout rollout = rollouts.start(request("good:1", false), "ann");
        play();
        millis = Optional.empty();
        GateReport report = rollouts.gate(rollout.id());
        assertThat(report.outcome()).isEqualTo(GateReport.Outcome.FAILED);
        assertThat(report.text()).contains("missing");
        millis = Optional.of(500.0);
        assertThat(rollouts.gate(rollout.id()).text()).contains("too slow");
    }

    @Test
    void oneCallGoesBackAndTheSameAgainChangesNothing() {
        Rollout rollout = rollouts.start(request("good:1", false), "ann");
        assertThat(rollouts.rollback(rollout.id(), "no", "ann").stage())
                .isEqualTo(Stage.ROLLED_BACK);
        assertThat(rollouts.rollback(rollout.id(), "no", "ann").stage())
                .isEqualTo(Stage.ROLLED_BACK);
        assertThat(rollouts.history(rollout.id())).hasSize(2);
        assertThat(rollouts.start(request("good:1", false), "ann").stage()).isEqualTo(Stage.SHADOW);
    }

    @Test
    void oneRolloutASlot() {
        rollouts.start(request("good:1", false), "ann");
        assertThatThrownBy(() -> rollouts.start(request("shuffled:1", false), "ann"))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> rollouts.start(request("unknown:1", false), "ann"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void simulatedTimeRunsAheadOfTheClock() {
        Instant now = rollouts.horizon(GROUP);
        play();
        assertThat(rollouts.horizon(GROUP)).isEqualTo(now.plusSeconds(3600));
    }

    private List<String> inCharge() {
        return CAMERAS.stream()
                .map(
                        camera ->
                                rollouts.variants(GROUP, camera, Slot.VERIFIER).stream()
                                        .filter(Variant::inCharge)
                                        .findFirst()
                                        .orElseThrow()
                                        .name())
                .toList();
    }

    private static RolloutRequest request(String challenger, boolean automatic) {
        return new RolloutRequest(
                GROUP,
                Slot.VERIFIER,
                challenger,
                GateRules.DEFAULT,
                0.25,
                CAMERAS,
                1,
                automatic,
                "test");
    }
}
