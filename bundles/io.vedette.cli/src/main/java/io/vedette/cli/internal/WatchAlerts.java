package io.vedette.cli.internal;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would have been alerted: events after veto zones, cooldown, incidents and the verifier. The
 * suppressed go to a file of their own, so that the other can be scored as it is.
 */
final class WatchAlerts implements AutoCloseable {
    private final AlertGates.Gate gate;
    private final Map<String, Alert> alerts = new LinkedHashMap<>();

    WatchAlerts(AlertGates.Gate gate) {
        this.gate = gate;
    }

    /** An alert; its event grows until it is over. */
    private record Alert(GateDecision decision, double end) {}

    void event(EventChange change) {
        for (GateDecision decision : gate.event(change)) {
            switch (decision.kind()) {
                case RAISED, SUPPRESSED ->
                        alerts.put(decision.leader(), new Alert(decision, at(decision.event())));
                case ENDED ->
                        alerts.computeIfPresent(
                                decision.leader(),
                                (id, alert) ->
                                        new Alert(
                                                alert.decision, Math.max(alert.end, end(change))));
                case JOINED, VETOED, GREW -> {
                    // Of an alert only its beginning and its end are written.
                }
            }
        }
    }

    private static double at(Event event) {
        return event.at().streamSeconds();
    }

    private static double end(EventChange change) {
        return change.event().end().orElse(change.when()).streamSeconds();
    }

    long raised() {
        return alerts.values().stream().filter(alert -> isRaised(alert.decision)).count();
    }

    long suppressed() {
        return alerts.size() - raised();
    }

    void write(Path folder) throws IOException {
        List<Map<String, Object>> raised = new ArrayList<>();
        List<Map<String, Object>> suppressed = new ArrayList<>();
        for (Alert alert : alerts.values()) {
            (isRaised(alert.decision) ? raised : suppressed).add(row(alert));
        }
        WatchFiles.writeLines(folder.resolve("alerts.jsonl"), raised);
        WatchFiles.writeLines(folder.resolve("suppressed.jsonl"), suppressed);
    }

    private static boolean isRaised(GateDecision decision) {
        return decision.kind() == GateDecision.Kind.RAISED;
    }

    private static Map<String, Object> row(Alert alert) {
        Event event = alert.decision.event();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", event.id());
        row.put("rule", event.rule());
        row.put("type", event.type());
        row.put("camera", event.camera());
        row.put("begin", WatchFiles.seconds(event.begin()));
        row.put("at", WatchFiles.seconds(event.at()));
        row.put("end", WatchFiles.rounded(alert.end));
        row.put("box", WatchFiles.box(event.box()));
        alert.decision
                .ruling()
                .ifPresent(
                        ruling -> {
                            row.put("score", WatchFiles.rounded(ruling.score()));
                            row.put("verifier", ruling.why());
                        });
        return row;
    }

    @Override
    public void close() {
        gate.close();
    }
}
