package io.vedette.rest.internal.training;

import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A sweep.
 *
 * @param id of the sweep
 * @param model name its best trial gets
 * @param trainer id
 * @param datasetVersion id
 * @param space how the trainer's space was narrowed
 * @param trials how many
 * @param seed of everything random
 * @param goal metric on the validation split
 * @param state {@code running}, {@code done}, {@code failed} or {@code stopped}
 * @param ended trials so far
 * @param best id of the best trial
 * @param modelVersion id of the version it became
 * @param why it failed or was stopped
 * @param createdBy who asked
 * @param created when
 * @param finished when it ended
 */
public record SweepView(
        String id,
        String model,
        String trainer,
        String datasetVersion,
        Map<String, String> space,
        int trials,
        long seed,
        String goal,
        String state,
        int ended,
        Optional<String> best,
        Optional<String> modelVersion,
        String why,
        String createdBy,
        Instant created,
        Optional<Instant> finished) {

    static SweepView of(Sweep sweep) {
        SweepRequest request = sweep.request();
        return new SweepView(
                sweep.id(),
                request.model(),
                request.trainer(),
                request.datasetVersion(),
                new TreeMap<>(request.space()),
                request.trials(),
                request.seed(),
                request.goal().metric(),
                sweep.state().id(),
                sweep.ended(),
                sweep.best(),
                sweep.model(),
                sweep.why(),
                sweep.by(),
                sweep.created(),
                sweep.finished());
    }
}
