package io.vedette.service.loop;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A circle and how far it is.
 *
 * @param id time-ordered
 * @param request what was asked
 * @param state where it stands
 * @param steps taken so far, the running one last
 * @param message what it does now, or why it failed
 * @param operation id of the work behind it
 * @param report as JSON, when done
 * @param by who asked
 * @param created when
 */
public record Loop(
        String id,
        LoopRequest request,
        State state,
        List<Step> steps,
        String message,
        String operation,
        Optional<String> report,
        String by,
        Instant created) {
    /** Copies the steps. */
    public Loop {
        steps = List.copyOf(steps);
    }

    /** Where a loop stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** The name in documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of an id. */
        public static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A step taken.
     *
     * @param step name
     * @param id of what came of it: a selection, a batch, a dataset version, ...
     * @param seconds it took, over all attempts
     */
    public record Step(String step, String id, double seconds) {}
}
