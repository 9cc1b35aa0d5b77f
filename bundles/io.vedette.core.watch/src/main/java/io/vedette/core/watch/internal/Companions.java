package io.vedette.core.watch.internal;

import io.vedette.spi.frame.Frame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The runs that go beside a run, on its frames. Thread-safe. */
final class Companions {
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private boolean over;

    /** Adds one; where the main run is over already it ends at once. */
    void add(Run run) {
        boolean late;
        synchronized (this) {
            late = over;
            runs.add(run);
        }
        if (late) {
            run.mainIsOver();
        }
    }

    void remove(Run run) {
        runs.remove(run);
    }

    /**
     * Gives a frame to all; each becomes a holder. Where nothing may be lost this waits for them,
     * so the strand is not to be held.
     */
    void give(List<Intake.Drop> lostBefore, Frame frame) {
        for (Run run : runs) {
            run.give(lostBefore, frame);
        }
    }

    /** Whether something goes on in one, so that every frame is wanted. */
    boolean busy() {
        for (Run run : runs) {
            if (run.isBusy()) {
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
        runs.forEach(Run::mainIsOver);
    }

    void close() {
        runs.forEach(Run::close);
    }
}
