package io.vedette.core.watch.internal;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place where plugins of a pipeline are called: what they throw becomes a counted value,
 * and one that fails again and again is not called any more. Used by who holds the strand.
 */
final class Guard {
    private static final int MOST_FAILURES = 5;

    private final String camera;
    private final PluginTable table;
    private final Faults faults;
    private final Supplier<Strand> strand;
    private final Consumer<String> said;

    Guard(
            String camera,
            PluginTable table,
            Faults faults,
            Supplier<Strand> strand,
            Consumer<String> said) {
        this.camera = camera;
        this.table = table;
        this.faults = faults;
        this.strand = strand;
        this.said = said;
    }

    Strand strand() {
        return strand.get();
    }

    PluginTable table() {
        return table;
    }

    /** Calls a plugin. */
    <T> T call(Socket<?, ?> socket, Supplier<T> work, T otherwise) {
        Strand held = strand.get();
        T result = otherwise;
        Throwable fault = null;
        held.enter(socket);
        try {
            result = work.get();
        } catch (RuntimeException | LinkageError e) {
            fault = e;
        }
        // unwinds here where the call took so long that the strand was taken over
        held.leave();
        if (fault == null) {
            socket.succeeded();
            return result;
        }
        faults.count(camera, socket.part(), fault);
        if (socket.failed() >= MOST_FAILURES) {
            String why = MOST_FAILURES + " calls in a row failed, last with " + fault;
            socket.offer().ifPresent(offer -> exclude(socket, offer, why));
        }
        return result;
    }

    private void exclude(Socket<?, ?> socket, Offer offer, String why) {
        table.quarantine(offer, why);
        socket.unplug(strand.get());
        said.accept(
                offer.label()
                        + " of bundle "
                        + offer.bundle()
                        + " is quarantined: "
                        + why
                        + "; update or uninstall the bundle");
    }

    /** Counts a fault that was caught elsewhere. */
    void fault(Socket<?, ?> socket, Throwable fault) {
        faults.count(camera, socket.part(), fault);
    }
}
