package io.vedette.core.watch.internal;

import io.vedette.spi.frame.Frame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that goes beside a run, on its frames. Thread-safe. */
final class Companions {
    private final List<Companion> all = new CopyOnWriteArrayList<>();
    private boolean over;

    /** Adds one; where the main run is over already it ends at once. */
    void add(Companion companion) {
        boolean late;
        synchronized (this) {
            late = over;
            all.add(companion);
        }
        if (late) {
            companion.mainIsOver();
        }
    }

    void remove(Companion companion) {
        all.remove(companion);
    }

    /**
     * Gives a frame to all; each becomes a holder. Where nothing may be lost this waits for them,
     * so the strand is not to be held.
     */
    void give(List<Intake.Drop> lostBefore, Frame frame) {
        for (Companion companion : all) {
            companion.give(lostBefore, frame);
        }
    }

    /** Whether something goes on in one, so that every frame is wanted. */
    boolean busy() {
        for (Companion companion : all) {
            if (companion.isBusy()) {
                return true;
            }
        }
        return false;
    }

    /** No frame will come any more. */
    void over() {
        synchronized (this) {
            over = true;
        }
        all.forEach(Companion::mainIsOver);
    }

    void close() {
        all.forEach(Companion::close);
    }
}
