package io.vedette.service.store.evaluation;

import io.vedette.service.evaluation.Evaluation;
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
        Instant created) {
    /** Just begun. */
    public static EvaluationRow begun(
            String id, String metric, String model, String request, String by, Instant now) {
        return new EvaluationRow(
                id,
                metric,
                model,
                request,
                Evaluation.State.RUNNING.id(),
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                0,
                by,
                now);
    }

    /** Worked on by an operation. */
    public EvaluationRow under(String operationId) {
        return new EvaluationRow(
                id,
                metric,
                model,
                request,
                state,
                operationId,
                score,
                tally,
                why,
                marks,
                by,
                created);
    }

    /** Judged, with the blob of the metric's state and so many marks. */
    public EvaluationRow done(String scored, String tallied, int marked) {
        return ended(Evaluation.State.DONE, Optional.of(scored), Optional.of(tallied), "", marked);
    }

    /** Given up. */
    public EvaluationRow failed(String reason) {
        return ended(Evaluation.State.FAILED, Optional.empty(), Optional.empty(), reason, 0);
    }

    private EvaluationRow ended(
            Evaluation.State end,
            Optional<String> scored,
            Optional<String> tallied,
            String reason,
            int marked) {
        return new EvaluationRow(
                id, metric, model, request, end.id(), operation, scored, tallied, reason, marked,
                by, created);
    }
}
