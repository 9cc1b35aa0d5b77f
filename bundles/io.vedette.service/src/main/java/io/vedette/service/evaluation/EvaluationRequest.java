package io.vedette.service.evaluation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be judged.
 *
 * @param metric id
 * @param options of the metric
 * @param model id of a model version, {@code name:version}; empty for the pipeline without one
 * @param subject what it is judged on
 * @param note for people
 */
public record EvaluationRequest(
        String metric,
        Map<String, String> options,
        Optional<String> model,
        Subject subject,
        String note) {
    /** Copies the options. */
    public EvaluationRequest {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(note, "note");
        options = Map.copyOf(options);
    }
}
