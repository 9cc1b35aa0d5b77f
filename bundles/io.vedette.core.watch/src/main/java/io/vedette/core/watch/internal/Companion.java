package io.vedette.core.watch.internal;

import io.vedette.spi.frame.Frame;
import java.util.List;

/** What goes beside a run, on its frames. Thread-safe. */
interface Companion {
    /** Takes a frame, and what was lost before it; becomes a holder. */
    void give(List<Intake.Drop> lostBefore, Frame frame);

    /** The run has no more frames. */
    void mainIsOver();

    /** Whether something is tracked or an event is open. */
    boolean isBusy();

    /** Ends it. */
    void close();
}
