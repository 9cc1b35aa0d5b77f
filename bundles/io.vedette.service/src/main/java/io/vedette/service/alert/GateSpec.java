package io.vedette.service.alert;

import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.RuleSpec;
import java.util.List;
import java.util.Objects;

/**
 * What a gate works by. From the parameters of a rule it takes:
 *
 * <ul>
 *   <li>{@code cooldown} (30): seconds after an alert in which its rule raises no other on this
 *       camera
 *   <li>{@code incident_gap} (10): seconds without evidence after which an incident of the camera
 *       is over
 *   <li>{@code incident_policy} ({@code new-track}): whether an event of a rule that alerted in the
 *       running incident alerts again: {@code each} always, {@code new-track} where its triggering
 *       track is none that the rule alerted for in it, {@code first} never
 *   <li>{@code veto} (none): polygons, normalised; an event whose triggering box has its anchor in
 *       one is no alert
 * </ul>
 *
 * @param camera id
 * @param rules of the camera
 * @param variants of the verifier slot, at most one in charge; none where the whole gate is of a
 *     chain that runs beside the one in charge
 */
public record GateSpec(String camera, List<RuleSpec> rules, List<Variant> variants) {

    /** Copies the lists and refuses several in charge. */
    public GateSpec {
        Objects.requireNonNull(camera, "camera");
        rules = List.copyOf(rules);
        variants = List.copyOf(variants);
        if (variants.stream().filter(Variant::inCharge).count() > 1
                || variants.isEmpty()
                || variants.stream().map(Variant::name).distinct().count() != variants.size()) {
            throw new IllegalArgumentException(
                    "a gate needs variants of different names, at most one in charge: " + variants);
        }
    }

    /** A gate with the empty verifier alone. */
    public GateSpec(String camera, List<RuleSpec> rules) {
        this(camera, rules, List.of(Variant.EMPTY));
    }
}
