package io.vedette.core.alert.internal.alert;

import io.vedette.core.alert.internal.AlertIds;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.blob.BlobId;
import io.vedette.service.watch.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts out of decisions, and alerts with a part changed. */
final class AlertRows {

    private AlertRows() {}

    static Alert alert(GateDecision decision, Alert.Place place, String run, boolean snoozed) {
        Event event = decision.event();
        boolean suppressed = snoozed || decision.kind() == GateDecision.Kind.SUPPRESSED;
        Map<String, String> versions = new HashMap<>(event.versions());
        decision.variant().model().ifPresent(model -> versions.put("verifier", model));
        return new Alert(
                AlertIds.alert(event, decision.variant().name()),
                place,
                event.rule(),
                event.type(),
                event.topic(),
                event.id(),
                decision.incident(),
                decision.variant().name(),
                decision.variant().inCharge(),
                suppressed ? Alert.State.SUPPRESSED : Alert.State.OPEN,
                decision.ruling(),
                decision.review(),
                new Alert.Time(
                        event.begin().streamSeconds(),
                        event.at().streamSeconds(),
                        Optional.empty(),
                        event.at().instant()),
                event.tracks(),
                event.direction(),
                event.box(),
                event.size(),
                0,
                event.evidence(),
                new Alert.Origin(run, event.frame(), event.pipeline(), versions),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static Alert joined(Alert a) {
        return with(
                a,
                a.state(),
                a.time(),
                a.tracks(),
                a.joined() + 1,
                a.evidence(),
                a.snapshot(),
                a.clip());
    }

    static Alert grown(Alert a, Event event) {
        return with(
                a,
                a.state(),
                a.time(),
                event.tracks(),
                a.joined(),
                event.evidence(),
                a.snapshot(),
                a.clip());
    }

    static Alert ended(Alert a, double end, Map<String, Object> evidence) {
        Alert.Time time =
                new Alert.Time(
                        a.time().begin(), a.time().at(), Optional.of(end), a.time().instant());
        Alert.State state = a.state() == Alert.State.OPEN ? Alert.State.ENDED : a.state();
        return with(a, state, time, a.tracks(), a.joined(), evidence, a.snapshot(), a.clip());
    }

    static Alert pictured(Alert a, Optional<BlobId> snapshot, Optional<BlobId> clip) {
        return with(a, a.state(), a.time(), a.tracks(), a.joined(), a.evidence(), snapshot, clip);
    }

    static Alert reviewed(Alert a) {
        return with(
                a,
                true,
                a.state(),
                a.time(),
                a.tracks(),
                a.joined(),
                a.evidence(),
                a.snapshot(),
                a.clip());
    }

    private static Alert with(
            Alert a,
            Alert.State state,
            Alert.Time time,
            List<Long> tracks,
            int joined,
            Map<String, Object> evidence,
            Optional<BlobId> snapshot,
            Optional<BlobId> clip) {
        return with(a, a.review(), state, time, tracks, joined, evidence, snapshot, clip);
    }

    private static Alert with(
            Alert a,
            boolean review,
            Alert.State state,
            Alert.Time time,
            List<Long> tracks,
            int joined,
            Map<String, Object> evidence,
            Optional<BlobId> snapshot,
            Optional<BlobId> clip) {
        return new Alert(
                a.id(),
                a.place(),
                a.rule(),
                a.type(),
                a.topic(),
                a.event(),
                a.incident(),
                a.variant(),
                a.inCharge(),
                state,
                a.ruling(),
                review,
                time,
                tracks,
                a.direction(),
                a.box(),
                a.size(),
                joined,
                evidence,
                a.origin(),
                snapshot,
                clip,
                a.verdict(),
                a.revision());
    }
}
