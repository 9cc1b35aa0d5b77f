package io.vedette.spi.training;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a model package out of labeled pictures.
 *
 * <p>{@code train} is called on a thread of its own that may run for hours; it asks {@link
 * Progress#checkpoint} often enough to be stopped within seconds. The same job with the same seed
 * and thread count gives the same weights. What went into a model is recorded by the core, not by
 * the trainer.
 *
 * <pre>{@code
 * @Component
 * @Training("majority")
 * public final class Majority implements Trainer {
 *     public ParameterSpace space() { return new ParameterSpace(List.of()); }
 *     public Trained train(TrainingJob job, Progress progress) {
 *         int[] counts = new int[job.classes().size()];
 *         try (var all = job.data().open(Split.TRAIN, job.seed())) {
 *             all.forEach(e -> counts[e.label()]++);
 *         }
 *         Path folder = Constants.write(job.scratch(), counts, job.classes());
 *         return new Trained.Finished(folder, Map.of());
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Trainer {
    /** What may be varied. */
    ParameterSpace space();

    /** Trains once. */
    Trained train(TrainingJob job, Progress progress);
}
