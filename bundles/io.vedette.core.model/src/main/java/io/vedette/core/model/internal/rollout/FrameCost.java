package io.vedette.core.model.internal.rollout;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.rollout.Rollouts;
import io.vedette.spi.Moment;
import io.vedette.spi.Outcome;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.math.Quantile;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneSpec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Measures how long a detector looks at a frame of 1280 x 720. */
final class FrameCost {
    private static final Size SIZE = new Size(1280, 720);
    private static final int WARM = 5;
    private static final int RUNS = 40;

    private final LoadedModels models;
    private final Supplier<Optional<SceneAnalyzer>> motion;

    FrameCost(LoadedModels models, Supplier<Optional<SceneAnalyzer>> motion) {
        this.models = models;
        this.motion = motion;
    }

    /** Milliseconds, 95th percentile; empty where the detector does not answer. */
    Optional<Double> millis(String detector) {
        if (detector.equals(Rollouts.MOTION)) {
            return motion.get().flatMap(FrameCost::analyzed);
        }
        try (ModelLease<Detecting> lease = models.detecting(ModelRef.parse(detector))) {
            return measure(
                    frame ->
                            lease.model()
                                            .run(
                                                    List.of(frame),
                                                    Deadline.in(Duration.ofSeconds(20)))
                                            .get(0)
                                    instanceof Outcome.Done);
        } catch (ModelRefusedException | ServiceException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> analyzed(SceneAnalyzer analyzer) {
        try (SceneAnalyzer.Session session =
                analyzer.open(new SceneSpec("cost", SIZE, Map.of()), Optional.empty())) {
            return measure(
                    frame -> {
                        session.observe(frame, Masks.NONE);
                        return true;
                    });
        } catch (RuntimeException | LinkageError e) {
            // a plugin's failure is an answer: its cost cannot be measured
            return Optional.empty();
        }
    }

    private static Optional<Double> measure(Predicate<Frame> looks) {
        double[] millis = new double[RUNS];
        Random random = new Random(1);
        for (int i = -WARM; i < RUNS; i++) {
            Frame frame = noise(random, WARM + i);
            try {
                long begin = System.nanoTime();
                if (!looks.test(frame)) {
                    return Optional.empty();
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            } finally {
                frame.release();
            }
        }
        Arrays.sort(millis);
        OptionalDouble high = Quantile.of(millis, 0.95);
        return high.isPresent() ? Optional.of(high.getAsDouble()) : Optional.empty();
    }

    private static Frame noise(Random random, int number) {
        byte[] luma = new byte[SIZE.width() * SIZE.height()];
        random.nextBytes(luma);
        byte[] chroma = new byte[luma.length / 4];
        random.nextBytes(chroma);
        return Frame.yuv(
                number + 1,
                Moment.of(Instant.EPOCH, number / 10.0),
                SIZE,
                Colour.UNSPECIFIED,
                new Plane(direct(luma), SIZE.width()),
                new Plane(direct(chroma), SIZE.width() / 2),
                new Plane(direct(chroma), SIZE.width() / 2),
                1,
                1,
                () -> {});
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
