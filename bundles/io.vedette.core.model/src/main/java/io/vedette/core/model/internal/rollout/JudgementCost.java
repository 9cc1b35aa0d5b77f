package io.vedette.core.model.internal.rollout;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.problem.ServiceException;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.math.Quantile;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Measures how long a verifier's model judges a crop. Each of the times is the best of some tries:
 * what other programs take of the machine meanwhile is not the model's.
 */
final class JudgementCost {
    private static final int RUNS = 60;
    private static final int TRIES = 3;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final LoadedModels models;

    JudgementCost(LoadedModels models) {
        this.models = models;
    }

    /** Milliseconds, 95th percentile; empty where the model does not answer. */
    Optional<Double> millis(String model) {
        try (ModelLease<Classifying> lease = models.classifying(ModelRef.parse(model))) {
            byte[] noise = new byte[96 * 96 * 3];
            new Random(1).nextBytes(noise);
            List<Crop> crop = List.of(new Crop(96, 96, noise));
            double[] millis = new double[RUNS];
            Arrays.fill(millis, Double.POSITIVE_INFINITY);
            for (int i = -10; i < RUNS * TRIES; i++) {
                long begin = System.nanoTime();
                Outcome<Scores> outcome = lease.model().run(crop, Deadline.in(LIMIT)).get(0);
                if (!(outcome instanceof Outcome.Done)) {
                    return Optional.empty();
                }
                if (i >= 0) {
                    double took = (System.nanoTime() - begin) / 1e6;
                    millis[i / TRIES] = Math.min(millis[i / TRIES], took);
                }
            }
            Arrays.sort(millis);
            OptionalDouble high = Quantile.of(millis, 0.95);
            return high.isPresent() ? Optional.of(high.getAsDouble()) : Optional.empty();
        } catch (ModelRefusedException | ServiceException e) {
            return Optional.empty();
        }
    }
}
