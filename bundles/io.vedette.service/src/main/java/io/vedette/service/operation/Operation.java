package io.vedette.service.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of long work, as it stands now.
 *
 * @param id time-ordered id
 * @param kind what is done, e.g. {@code import}, {@code evaluation}, {@code backup}
 * @param subject on what, e.g. the id of a dataset; may be empty
 * @param by who asked for it
 * @param state where it stands
 * @param progress 0..1
 * @param message what it does now, or why it failed, for people
 * @param result by name, when done: ids and counts
 * @param created when it was asked for
 * @param finished when it ended
 */
public record Operation(
        String id,
        String kind,
        String subject,
        String by,
        State state,
        double progress,
        String message,
        Map<String, String> result,
        Instant created,
        Optional<Instant> finished) {

    /** Copies the result. */
    public Operation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        result = Map.copyOf(result);
    }

    /** Where an operation stands. */
    public enum State {
        /** Waits for a thread. */
        QUEUED,
        /** Works. */
        RUNNING,
        /** The server stopped under it; its owner may resume it, else it stays so. */
        INTERRUPTED,
        /** Ended well. */
        DONE,
        /** Ended badly; the message says why. */
        FAILED,
        /** Somebody cancelled it. */
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }
}
