package io.vedette.service.evaluation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A judgement and where it stands.
 *
 * @param id time-ordered
 * @param request what was asked
 * @param state where it stands
 * @param operation id of the work behind it; empty where the units were given
 * @param score when done
 * @param why it failed; empty otherwise
 * @param marks how many objects were marked
 * @param by who asked
 * @param created when
 */
public record Evaluation(
        String id,
        EvaluationRequest request,
        State state,
        String operation,
        Optional<Score> score,
        String why,
        long marks,
        String by,
        Instant created) {
    /** Where an evaluation stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        /** The name in documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of an id. */
        public static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
