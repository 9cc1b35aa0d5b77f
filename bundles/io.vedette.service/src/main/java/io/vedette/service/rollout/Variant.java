package io.vedette.service.rollout;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What runs in a slot. Several may run on the same frames: one in charge, whose alerts people see,
 * the others beside it, whose alerts are only counted.
 *
 * @param name unique for the slot, e.g. {@code champion}, {@code challenger}, or a roll-out's id
 * @param role whether it is in charge
 * @param model reference of the model version, {@code name:version}; empty for the empty slot: a
 *     detector's holds what the camera says, a verifier's accepts all
 * @param params settings of the slot, e.g. {@code threshold}
 * @param reviewShare share 0..1 of what a verifier suppresses, or of what only a detector that is
 *     not in charge raised, that people are shown all the same
 */
public record Variant(
        String name,
        Role role,
        Optional<String> model,
        Map<String, Object> params,
        double reviewShare) {

    /** The default: an empty slot, in charge. */
    public static final Variant EMPTY =
            new Variant("champion", Role.CHAMPION, Optional.empty(), Map.of(), 0.05);

    /** Copies the settings. */
    public Variant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(model, "model");
        params = Map.copyOf(params);
        if (!(reviewShare >= 0 && reviewShare <= 1)) {
            throw new IllegalArgumentException(
                    "review share of " + name + " outside 0..1: " + reviewShare);
        }
    }

    /** Whether people see its alerts. */
    public boolean inCharge() {
        return role != Role.SHADOW;
    }

    /** What a variant is there for. */
    public enum Role {
        /** In charge. */
        CHAMPION,
        /** In charge of this camera while it is tried. */
        CANARY,
        /** Beside the one in charge: a challenger, or the old champion that stays on. */
        SHADOW
    }
}
