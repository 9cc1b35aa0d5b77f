package io.vedette.service.store.evaluation;

import java.time.Instant;
import java.util.Optional;

/**
 * An evaluation as it is stored.
 *
 * @param id time-ordered
 * @param metric id
 * @param model id of a model version, empty for none
 * @param request as JSON
 * @param state {@code running}, {@code done} or {@code failed}
 * @param operation id or empty
 * @param score as JSON, when done
 * @param tally blob of the metric's state, when done
 * @param why it failed, or empty
 * @param marks how many
 * @param by who asked
 * @param created when
 */
public record EvaluationRow(
        String id,
        String metric,
        String model,
        String request,
        String state,
        String operation,
        Optional<String> score,
        Optional<String> tally,
        String why,
        long marks,
        String by,
        Instant created) {}
