package io.vedette.core.model.internal.rollout;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.spi.scene.SceneAnalyzer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Measures what models cost on this machine; once for each model and slot. */
@Component(service = SlotCost.class)
public final class SlotCost implements Cost {
    private final Map<String, Double> known = new ConcurrentHashMap<>();
    private final Function<String, Optional<Double>> judgement;
    private final Function<String, Optional<Double>> frame;

    @Reference(
            target = "(vedette.analyzer=" + Rollouts.MOTION + ")",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SceneAnalyzer motion;

    /** With what loads models. */
    @Activate
    public SlotCost(@Reference LoadedModels models) {
        JudgementCost judgements = new JudgementCost(models);
        judgement = judgements::millis;
        FrameCost frames = new FrameCost(models, () -> Optional.ofNullable(motion));
        frame = frames::millis;
    }

    SlotCost(
            Function<String, Optional<Double>> judgement,
            Function<String, Optional<Double>> frame) {
        this.judgement = judgement;
        this.frame = frame;
    }

    @Override
    public Optional<Double> millis(Slot slot, String model) {
        String key = slot.id() + " " + model;
        Optional<Double> before = Optional.ofNullable(known.get(key));
        if (before.isPresent()) {
            return before;
        }
        Optional<Double> measured = (slot == Slot.DETECTOR ? frame : judgement).apply(model);
        measured.ifPresent(millis -> known.put(key, millis));
        return measured;
    }
}
