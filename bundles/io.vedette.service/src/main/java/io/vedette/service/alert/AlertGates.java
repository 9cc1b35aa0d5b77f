package io.vedette.service.alert;

import io.vedette.service.watch.EventChange;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Decides which events become alerts: veto zones, then cooldown and incident, then the verifier,
 * for each variant on its own, in stream time. The same changes give the same decisions. Works
 * without a running camera.
 *
 * <pre>{@code
 * try (Gate gate = gates.open(new GateSpec("yard", rules, directory.variants("yard", Slot.VERIFIER)))) {
 *     for (EventChange change : changes) {
 *         for (GateDecision decision : gate.event(change)) { ... }
 *     }
 * }
 * }</pre>
 */
@ProviderType
public interface AlertGates {

    /**
     * Opens a gate; loads the models of its verifiers, which may take seconds.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where a parameter is wrong or a
     *     verifier's model cannot be used
     */
    Gate open(GateSpec spec);

    /** The gate of one camera; events come on one thread at a time, changes on any. */
    @ProviderType
    interface Gate extends AutoCloseable {

        /**
         * Decides; calls the verifiers where there are any.
         *
         * @param change of an event of the gate's camera; begins no earlier than the one before
         * @return at most one decision for each variant
         */
        List<GateDecision> event(EventChange change);

        /**
         * Goes on by another specification. Rules and variants that stay keep their cooldowns and
         * incidents. Loads what is new before it changes anything.
         *
         * @throws io.vedette.service.problem.InvalidRequestException where it is refused; the gate
         *     goes on as before
         */
        void change(GateSpec spec);

        /** Gives the models back. */
        @Override
        void close();
    }
}
