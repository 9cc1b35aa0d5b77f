package io.vedette.core.model.internal.rollout;

import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.Rollout.Stage;
import io.vedette.service.rollout.Slot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks the gate of the stage that a roll-out is in, with the evidence that this stage allows. */
final class StageGate {
    private final EvidenceCollector evidence;
    private final Gate gate;
    private final Cost cost;
    private final SlotTable slots;

    StageGate(EvidenceCollector evidence, Gate gate, Cost cost, SlotTable slots) {
        this.evidence = evidence;
        this.gate = gate;
        this.cost = cost;
        this.slots = slots;
    }

    /**
     * The stage's own evidence may condemn a challenger: there an answer to a suppressed alert
     * stands for all that were not shown. For passing, that is too noisy: a verifier's canary
     * passes by what was seen in full since its shadow began, each answer counted once. Of a
     * detector's own alerts only a share is shown at any time, so there each stands for its kind.
     */
    GateReport ask(Rollout rollout) {
        GateReport own = ask(rollout, rollout.since(), slots.reviewShares(rollout));
        return rollout.stage() == Stage.CANARY && own.outcome() == GateReport.Outcome.NOT_YET
                ? ask(rollout, rollout.begun(), sharesForPassing(rollout))
                : own;
    }

    private Map<String, Double> sharesForPassing(Rollout rollout) {
        return rollout.request().slot() == Slot.DETECTOR ? slots.reviewShares(rollout) : Map.of();
    }

    private GateReport ask(Rollout rollout, Instant since, Map<String, Double> reviewShares) {
        return gate.judge(
                evidence.collect(rollout, since, reviewShares),
                rollout.request().gates(),
                cost.millis(rollout.request().slot(), rollout.request().challenger()));
    }

    /**
     * Why the roll-out stays in its stage; empty where it may go on. In production what does no
     * harm until the watch period ends stays for good.
     */
    static Optional<String> whyItStays(Rollout rollout, GateReport report) {
        boolean production = rollout.stage() == Stage.PRODUCTION;
        boolean good =
                production
                        ? report.outcome() != GateReport.Outcome.FAILED
                        : report.outcome() == GateReport.Outcome.PASSED;
        if (!good) {
            return Optional.of(
                    "roll-out "
                            + rollout.id()
                            + " stays in "
                            + rollout.stage().id()
                            + ": "
                            + report.text());
        }
        double watchHours = rollout.request().watchHours();
        if (production && report.hours() < watchHours) {
            return Optional.of(
                    "roll-out "
                            + rollout.id()
                            + " is watched for "
                            + watchHours
                            + " camera-hours, there are "
                            + report.hours());
        }
        return Optional.empty();
    }
}
