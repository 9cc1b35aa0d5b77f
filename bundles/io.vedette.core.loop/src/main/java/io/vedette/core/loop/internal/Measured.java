package io.vedette.core.loop.internal;

import io.vedette.service.alert.AlertGates;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.spi.metric.Unit.AlertEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The alerts of one slice, of each variant of the gate, in one pass over the same frames. */
final class Measured implements PipelineListener {
    private final Slice slice;
    private final AlertGates.Gate gate;
    private final Map<String, TreeMap<String, AlertEvent>> alerts = new TreeMap<>();
    private long frames;

    Measured(Slice slice, AlertGates.Gate gate) {
        this.slice = slice;
        this.gate = gate;
    }

    @Override
    public void frame(FrameReport report) {
        frames++;
    }

    @Override
    public void event(EventChange change) {
        for (GateDecision decision : gate.event(change)) {
            TreeMap<String, AlertEvent> own =
                    alerts.computeIfAbsent(decision.variant().name(), v -> new TreeMap<>());
            AlertEvent known = own.get(decision.leader());
            if (decision.kind() == GateDecision.Kind.RAISED) {
                double at = decision.event().at().streamSeconds();
                own.put(
                        decision.leader(),
                        new AlertEvent(
                                decision.leader(),
                                decision.event().type(),
                                slice.offset() + decision.event().begin().streamSeconds(),
                                slice.offset() + at,
                                slice.offset() + at,
                                decision.ruling().map(r -> r.score()).orElse(1.0),
                                Optional.of(decision.event().box())));
            } else if (known != null && decision.kind() == GateDecision.Kind.ENDED) {
                double end =
                        slice.offset() + change.event().end().orElse(change.when()).streamSeconds();
                own.put(
                        known.id(),
                        new AlertEvent(
                                known.id(),
                                known.type(),
                                known.begin(),
                                known.at(),
                                Math.max(known.end(), end),
                                known.score(),
                                known.box()));
            }
        }
    }

    List<AlertEvent> alerts(String variant) {
        return List.copyOf(alerts.getOrDefault(variant, new TreeMap<>()).values());
    }

    Slice slice() {
        return slice;
    }

    long frames() {
        return frames;
    }
}
