package io.vedette.service.training;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A search for good parameters.
 *
 * @param id sorts by time
 * @param request what was asked for
 * @param state RUNNING until all trials have ended and the best is registered
 * @param ended how many trials have ended
 * @param best id of the best trial, when done
 * @param model id of the model version it became, when done
 * @param why it failed; else empty
 * @param by who asked
 * @param created when
 * @param finished when it ended
 */
public record Sweep(
        String id,
        SweepRequest request,
        TrainingState state,
        int ended,
        Optional<String> best,
        Optional<String> model,
        String why,
        String by,
        Instant created,
        Optional<Instant> finished) {

    public Sweep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(state, "state");
    }
}
