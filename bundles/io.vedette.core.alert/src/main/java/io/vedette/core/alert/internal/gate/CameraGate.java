package io.vedette.core.alert.internal.gate;

import io.vedette.service.alert.AlertGates.Gate;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.model.ModelLease;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.model.Classifying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gate of one camera: each variant judges on its own. Changes may come from another thread than
 * events: models are loaded while events go on.
 */
final class CameraGate implements Gate {

    private final Verifiers verifiers;
    private volatile Map<String, GateRule> rules = Map.of();
    private volatile Map<String, Lane> lanes = Map.of();

    CameraGate(GateSpec spec, Verifiers verifiers) {
        this.verifiers = verifiers;
        change(spec);
    }

    @Override
    public synchronized List<GateDecision> event(EventChange change) {
        List<GateDecision> decisions = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            if (change instanceof EventChange.Opened opened) {
                GateRule rule = rules.getOrDefault(change.event().rule(), GateRule.DEFAULT);
                decisions.add(
                        lane.state.opened(
                                lane.variant,
                                opened,
                                rule,
                                o ->
                                        lane.model.map(
                                                m -> verifiers.rule(lane.variant, m.model(), o))));
            } else {
                lane.state.followed(lane.variant, change).ifPresent(decisions::add);
            }
        }
        return decisions;
    }

    @Override
    public void change(GateSpec spec) {
        Map<String, GateRule> newRules = new HashMap<>();
        for (RuleSpec rule : spec.rules()) {
            newRules.put(rule.id(), GateRule.of(rule));
        }
        Map<String, Lane> newLanes = new LinkedHashMap<>();
        List<ModelLease<Classifying>> loaded = new ArrayList<>();
        try {
            for (Variant variant : spec.variants()) {
                newLanes.put(variant.name(), lane(variant, loaded));
            }
        } catch (RuntimeException e) {
            loaded.forEach(ModelLease::close);
            throw e;
        }
        Map<String, Lane> before;
        synchronized (this) {
            before = lanes;
            lanes = newLanes;
            rules = newRules;
        }
        before.values().stream()
                .flatMap(old -> old.model.stream())
                .filter(lease -> newLanes.values().stream().noneMatch(l -> l.holds(lease)))
                .forEach(ModelLease::close);
    }

    private Lane lane(Variant variant, List<ModelLease<Classifying>> loaded) {
        Lane old = lanes.get(variant.name());
        if (old != null && old.variant.model().equals(variant.model())) {
            return new Lane(variant, old.state, old.model);
        }
        Optional<ModelLease<Classifying>> model = verifiers.load(variant);
        model.ifPresent(loaded::add);
        return new Lane(variant, old == null ? new VariantGate() : old.state, model);
    }

    @Override
    public synchronized void close() {
        lanes.values().forEach(lane -> lane.model.ifPresent(ModelLease::close));
        lanes = Map.of();
    }

    private record Lane(
            Variant variant, VariantGate state, Optional<ModelLease<Classifying>> model) {
        boolean holds(ModelLease<Classifying> lease) {
            return model.isPresent() && model.get() == lease;
        }
    }
}
