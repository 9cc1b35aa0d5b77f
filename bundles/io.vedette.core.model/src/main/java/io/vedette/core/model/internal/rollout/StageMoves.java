package io.vedette.core.model.internal.rollout;

import io.vedette.service.event.Happening;
import io.vedette.service.event.Happenings;
import io.vedette.service.id.TimeIds;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Rollout.Stage;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.rollout.Rollouts.Assignment;
import io.vedette.service.store.rollout.RolloutStore;
import io.vedette.service.store.rollout.RolloutStore.StepRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves roll-outs into their stages: each move is one transaction, then everybody is told. */
final class StageMoves {
    private final RolloutStore store;
    private final SlotTable slots;
    private final Happenings happenings;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();

    StageMoves(RolloutStore store, SlotTable slots, Happenings happenings, Clock clock) {
        this.store = store;
        this.slots = slots;
        this.happenings = happenings;
        this.clock = clock;
    }

    /**
     * What decided a move.
     *
     * @param forced whether the gate was overruled
     * @param gate what it said, where it was asked
     */
    record Cause(String why, String by, boolean forced, Optional<GateReport> gate) {}

    /** Puts a challenger into the shadow of a champion. */
    Rollout begin(RolloutRequest request, Optional<String> champion, String by) {
        Instant now = clock.instant();
        Instant begin = horizon(request.group());
        Rollout rollout =
                new Rollout(
                        "r" + ids.next(now),
                        request,
                        champion,
                        Stage.SHADOW,
                        begin,
                        begin,
                        canaries(request),
                        Optional.empty(),
                        by,
                        now,
                        1);
        store.add(
                Documents.row(rollout),
                new StepRow(
                        rollout.id(), 1, Stage.SHADOW.id(), request.note(), by, false, "", now));
        tell(rollout);
        return rollout;
    }

    /** The first of the cameras in an order that only their names decide. */
    private static List<String> canaries(RolloutRequest request) {
        int count = (int) Math.ceil(request.canaryShare() * request.cameras().size());
        return request.cameras().stream()
                .sorted(
                        Comparator.comparingInt((String camera) -> camera.hashCode() * 0x9E3779B9)
                                .thenComparing(camera -> camera))
                .limit(count)
                .toList();
    }

    /** Moves a roll-out on, or back. */
    Rollout enter(Rollout rollout, Stage stage, Cause cause) {
        Rollout moved = moved(rollout, stage, cause.gate);
        int number = store.steps(rollout.id()).size() + 1;
        store.change(
                Documents.row(moved),
                Optional.of(
                        new StepRow(
                                rollout.id(),
                                number,
                                stage.id(),
                                cause.why,
                                cause.by,
                                cause.forced,
                                Documents.text(cause.gate),
                                clock.instant())),
                reign(rollout, stage));
        tell(moved);
        return moved;
    }

    private Rollout moved(Rollout rollout, Stage stage, Optional<GateReport> gate) {
        return new Rollout(
                rollout.id(),
                rollout.request(),
                rollout.champion(),
                stage,
                rollout.begun(),
                stage.ended() ? rollout.since() : horizon(rollout.request().group()),
                rollout.canaries(),
                gate.or(rollout::gate),
                rollout.by(),
                rollout.created(),
                rollout.revision() + 1);
    }

    /** A champion changes when production begins, and when a champion is rolled back. */
    private Optional<Assignment> reign(Rollout rollout, Stage stage) {
        boolean reigns = rollout.stage() == Stage.PRODUCTION || rollout.stage() == Stage.DONE;
        Optional<String> model =
                stage == Stage.PRODUCTION
                        ? Optional.of(rollout.request().challenger())
                        : rollout.champion();
        return stage == Stage.PRODUCTION || (stage == Stage.ROLLED_BACK && reigns)
                ? Optional.of(
                        new Assignment(
                                rollout.request().group(),
                                rollout.request().slot(),
                                model,
                                clock.instant(),
                                rollout.id()))
                : Optional.empty();
    }

    private void tell(Rollout rollout) {
        slots.load(store);
        happenings.tell(
                new Happening(
                        "rollout",
                        Optional.empty(),
                        clock.instant(),
                        Map.of(
                                "id", rollout.id(),
                                "stage", rollout.stage().id(),
                                "group", rollout.request().group(),
                                "challenger", rollout.request().challenger())));
    }

    /** Now, or where a group's cameras run ahead of the clock, how far they were watched. */
    Instant horizon(String group) {
        Instant now = clock.instant();
        return store.horizon(group).filter(end -> end.isAfter(now)).orElse(now);
    }
}
