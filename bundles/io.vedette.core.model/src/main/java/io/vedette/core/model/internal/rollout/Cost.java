package io.vedette.core.model.internal.rollout;

import io.vedette.service.rollout.Slot;
import java.util.Optional;

/** What a model costs in a slot. */
@FunctionalInterface
interface Cost {
    /**
     * Milliseconds, 95th percentile: of a judgement for a verifier, of a frame for a detector;
     * empty where the model does not answer.
     */
    Optional<Double> millis(Slot slot, String model);
}
