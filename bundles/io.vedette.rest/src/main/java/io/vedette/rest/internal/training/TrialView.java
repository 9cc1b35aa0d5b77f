package io.vedette.rest.internal.training;

import io.vedette.service.training.Trial;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A trial.
 *
 * @param id of the trial
 * @param sweep it belongs to
 * @param number from 1
 * @param params of the training
 * @param seed of the training
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code stopped}
 * @param step done
 * @param steps there are; 0 where not known yet
 * @param values what the trainer last told
 * @param scores on the validation split, when done
 * @param attempts how often it was begun or gone on with
 * @param why it failed or was stopped
 * @param started when it was first begun
 * @param finished when it ended
 */
public record TrialView(
        String id,
        String sweep,
        int number,
        Map<String, String> params,
        long seed,
        String state,
        int step,
        int steps,
        Map<String, Double> values,
        Map<String, Double> scores,
        int attempts,
        String why,
        Optional<Instant> started,
        Optional<Instant> finished) {

    static TrialView of(Trial trial) {
        return new TrialView(
                trial.id(),
                trial.sweep(),
                trial.number(),
                new TreeMap<>(trial.params()),
                trial.seed(),
                trial.state().id(),
                trial.step(),
                trial.steps(),
                new TreeMap<>(trial.values()),
                new TreeMap<>(trial.scores()),
                trial.attempts(),
                trial.why(),
                trial.started(),
                trial.finished());
    }
}
