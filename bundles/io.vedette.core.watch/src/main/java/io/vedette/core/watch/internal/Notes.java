package io.vedette.core.watch.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What other threads want told on the strand, in order. Thread-safe. */
final class Notes {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Intake intake;

    Notes(Intake intake) {
        this.intake = intake;
    }

    void post(Runnable note) {
        waiting.add(note);
        intake.note();
    }

    /** Tells all; the strand is held. */
    void tell() {
        for (Runnable note = waiting.poll(); note != null; note = waiting.poll()) {
            note.run();
        }
    }
}
