package io.vedette.core.alert.internal.alert;

import io.vedette.service.alert.Alert;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest alerts that a run raised in charge, for the chains beside it. Thread-safe. */
final class Raised {
    private static final int REMEMBERED = 64;

    private final Deque<LiveAlert> alerts = new ArrayDeque<>();

    synchronized void add(LiveAlert alert) {
        alerts.addLast(alert);
        if (alerts.size() > REMEMBERED) {
            alerts.removeFirst();
        }
    }

    /** Whether one of them is about the same thing. */
    synchronized boolean meets(Alert other) {
        return alerts.stream().anyMatch(alert -> alert.now().meets(other));
    }
}
