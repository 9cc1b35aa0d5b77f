package io.vedette.spi.training;

import io.vedette.spi.model.ModelPackage.CropRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training.
 *
 * @param id of the trial
 * @param data labeled pictures; the test split cannot be reached
 * @param classes in the order of the output
 * @param crop how the pictures were cut out of their frames, for the model's {@code input.crop}
 * @param params one value per parameter of the space, as text
 * @param seed of everything random
 * @param threads to use; the result depends on it
 * @param scratch an empty folder, deleted afterwards
 * @param checkpoint folder of an earlier, interrupted run of the same trial, as given to {@link
 *     Progress#checkpoint}
 */
public record TrainingJob(
        String id,
        TrainingData data,
        List<String> classes,
        Optional<CropRule> crop,
        Map<String, String> params,
        long seed,
        int threads,
        Path scratch,
        Optional<Path> checkpoint) {
    /** Copies the collections. */
    public TrainingJob {
        classes = List.copyOf(classes);
        params = Map.copyOf(params);
    }
}
