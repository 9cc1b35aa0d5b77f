package io.vedette.service.training;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One training of a sweep.
 *
 * @param id sweep's id, a hyphen and the number
 * @param sweep id
 * @param number from 1
 * @param params every parameter of the trainer, as text
 * @param seed of this training
 * @param state where it stands
 * @param step done, as the trainer counts
 * @param steps there are, 0 where not known yet
 * @param values what the trainer last told, e.g. {@code trainLoss}
 * @param scores what the server computed on the validation split, by name, when done
 * @param attempts how often it was begun or gone on with
 * @param why it failed or was stopped; else empty
 * @param started when it was first begun
 * @param finished when it ended
 */
public record Trial(
        String id,
        String sweep,
        int number,
        Map<String, String> params,
        long seed,
        TrainingState state,
        int step,
        int steps,
        Map<String, Double> values,
        Map<String, Double> scores,
        int attempts,
        String why,
        Optional<Instant> started,
        Optional<Instant> finished) {

    public Trial {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sweep, "sweep");
        Objects.requireNonNull(state, "state");
        params = Map.copyOf(params);
        values = Map.copyOf(values);
        scores = Map.copyOf(scores);
    }
}
