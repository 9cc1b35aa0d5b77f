package io.vedette.core.alert.internal.alert;

import io.vedette.core.alert.internal.AlertIds;
import io.vedette.service.alert.GateDecision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Draws which alerts of a chain that is not in charge people are shown: always the same ones for
 * the same events, and only what the chain in charge did not raise as well, which is known a little
 * later. Used by one thread.
 */
final class Draw {
    /** Seconds in which the chain in charge may still raise the same. */
    private static final double WAIT = 3;

    private final Raised inCharge;
    private final Consumer<LiveAlert> shown;
    private final Deque<LiveAlert> waiting = new ArrayDeque<>();

    Draw(Raised inCharge, Consumer<LiveAlert> shown) {
        this.inCharge = inCharge;
        this.shown = shown;
    }

    /** Whether it may be shown, so that it needs pictures. */
    boolean takes(GateDecision decision) {
        return decision.kind() == GateDecision.Kind.RAISED
                && AlertIds.share(decision.event()) < decision.variant().reviewShare();
    }

    void add(LiveAlert alert) {
        waiting.addLast(alert);
    }

    /** The stream has come so far; infinity at its end. */
    void passed(double seconds) {
        while (!waiting.isEmpty() && waiting.peekFirst().now().time().at() + WAIT <= seconds) {
            LiveAlert alert = waiting.removeFirst();
            if (!inCharge.meets(alert.now())) {
                shown.accept(alert);
            }
        }
    }
}
