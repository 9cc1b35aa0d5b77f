package io.vedette.service.alert;

import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.Event;
import io.vedette.spi.rule.Ruling;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gate says of an event's change for one variant.
 *
 * @param variant whose decision it is
 * @param kind what it means
 * @param event after the change
 * @param leader id of the event behind the alert that this is about: the event's own, or that of
 *     the alert it joined
 * @param incident id of the incident; empty where it belongs to none
 * @param ruling what the verifier said; empty where it was not asked
 * @param review whether people are to be shown what was suppressed
 */
public record GateDecision(
        Variant variant,
        Kind kind,
        Event event,
        String leader,
        String incident,
        Optional<Ruling> ruling,
        boolean review) {

    /** Refuses missing parts. */
    public GateDecision {
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(leader, "leader");
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(ruling, "ruling");
    }

    /** What a decision means. */
    public enum Kind {
        /** An alert. */
        RAISED,
        /** Would have been one, but the verifier said no. */
        SUPPRESSED,
        /** Cooldown or the incident's policy folds it into the {@link #leader}'s alert. */
        JOINED,
        /** Its box stands in a veto zone. */
        VETOED,
        /** The event of an alert, raised or suppressed, has more evidence. */
        GREW,
        /** The event of an alert, raised or suppressed, is over. */
        ENDED
    }
}
