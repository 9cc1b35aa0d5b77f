package io.vedette.service.training;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A search for good parameters. The first trial takes the trainer's defaults, the others draw at
 * random; the same request gives the same trials.
 *
 * @param model name under which the best trial is registered
 * @param trainer id, e.g. {@code dl4j-patch}
 * @param datasetVersion id of what is trained and validated on
 * @param space narrows the trainer's own space by parameter: one value ({@code 32}), a range
 *     ({@code 8..16}) or several values ({@code 24|32}); what is not named varies in full
 * @param trials how many, 1..1000
 * @param seed of everything random
 * @param threads of one training; the result depends on it
 * @param goal what makes a trial good
 * @param threshold how the model's threshold is set on the validation split; empty leaves the
 *     trainer's
 * @param maxSeconds after which a trial is stopped and counts as failed; 0 for no limit
 */
public record SweepRequest(
        String model,
        String trainer,
        String datasetVersion,
        Map<String, String> space,
        int trials,
        long seed,
        int threads,
        Goal goal,
        Optional<Threshold> threshold,
        int maxSeconds) {

    public SweepRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(trainer, "trainer");
        Objects.requireNonNull(datasetVersion, "datasetVersion");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(threshold, "threshold");
        space = Map.copyOf(space);
    }

    /** A sweep by balanced accuracy, one thread a training. */
    public static SweepRequest of(
            String model, String trainer, String datasetVersion, int trials, long seed) {
        return new SweepRequest(
                model,
                trainer,
                datasetVersion,
                Map.of(),
                trials,
                seed,
                1,
                Goal.BALANCED_ACCURACY,
                Optional.empty(),
                0);
    }

    /** The same in a narrower space. */
    public SweepRequest within(Map<String, String> narrowed) {
        return new SweepRequest(
                model,
                trainer,
                datasetVersion,
                narrowed,
                trials,
                seed,
                threads,
                goal,
                threshold,
                maxSeconds);
    }

    /** The same with another goal. */
    public SweepRequest by(Goal other) {
        return new SweepRequest(
                model,
                trainer,
                datasetVersion,
                space,
                trials,
                seed,
                threads,
                other,
                threshold,
                maxSeconds);
    }

    /** The same with a threshold that keeps so much of a class. */
    public SweepRequest keeping(String positive, double recall) {
        return new SweepRequest(
                model,
                trainer,
                datasetVersion,
                space,
                trials,
                seed,
                threads,
                goal,
                Optional.of(new Threshold(positive, recall)),
                maxSeconds);
    }

    /**
     * What makes a trial good, computed by the server on the validation split.
     *
     * @param metric {@code accuracy}, {@code balanced-accuracy}, {@code log-loss}, {@code
     *     auc:CLASS} (area under the ROC curve of one class against the rest), or {@code
     *     METRIC/VALUE} of any metric in service, e.g. {@code coco-detection/map50}
     * @param more whether more is better
     */
    public record Goal(String metric, boolean more) {
        /** Mean of the classes' recalls. */
        public static final Goal BALANCED_ACCURACY = new Goal("balanced-accuracy", true);

        /** Mean negative logarithm of the true class's probability. */
        public static final Goal LOG_LOSS = new Goal("log-loss", false);

        public Goal {
            Objects.requireNonNull(metric, "metric");
        }
    }

    /**
     * The threshold, at most 0.5, at which a share of a class's validation pictures is still
     * recognised, interpolated between their scores; crops of one alert count as one, by their mean
     * score.
     *
     * @param positive class
     * @param recall share that is kept, above 0 and at most 1
     */
    public record Threshold(String positive, double recall) {
        public Threshold {
            Objects.requireNonNull(positive, "positive");
            if (!(recall > 0 && recall <= 1)) {
                throw new IllegalArgumentException("recall is above 0 and at most 1: " + recall);
            }
        }
    }
}
