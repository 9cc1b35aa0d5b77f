package io.vedette.core.training.internal;

import io.vedette.spi.training.ParameterSpace;
import io.vedette.spi.training.ParameterSpace.Parameter.OneOf;
import io.vedette.spi.training.ParameterSpace.Parameter.Real;
import io.vedette.spi.training.ParameterSpace.Parameter.Whole;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Progress.Order;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.spi.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Version;

/** Four steps, each with a checkpoint; its model is a text of what it was told. */
final class FakeTrainer implements Trainer {
    static final int STEPS = 4;

    /** {@code trial/step} for every step taken. */
    final List<String> steps = new CopyOnWriteArrayList<>();

    final CountDownLatch go = new CountDownLatch(1);
    volatile int waitAt;
    volatile int throwAt;
    volatile String refuse = "";

    Trainers.Entry entry() {
        return new Trainers.Entry(1, "fake", "fake.bundle", new Version(1, 2, 3), this);
    }

    @Override
    public ParameterSpace space() {
        return new ParameterSpace(
                List.of(
                        new Real("rate", 0.001, 0.1, true, 0.01),
                        new Whole("width", 4, 64, 16),
                        new OneOf("kind", List.of("a", "b"))));
    }

    @Override
    public Trained train(TrainingJob job, Progress progress) {
        if (!refuse.isEmpty()) {
            return new Trained.Refused(refuse);
        }
        try {
            int done = 0;
            if (job.checkpoint().isPresent()) {
                done = Integer.parseInt(Files.readString(job.checkpoint().get().resolve("step")));
            }
            for (int step = done + 1; step <= STEPS; step++) {
                if (step == waitAt) {
                    go.await();
                }
                if (step == throwAt) {
                    throw new NoClassDefFoundError("native library");
                }
                steps.add(job.id().substring(job.id().length() - 3) + "/" + step);
                Order order = progress.step(step, STEPS, Map.of("loss", 1.0 / step));
                if (order == Order.STOP) {
                    return new Trained.Stopped();
                }
                Path checkpoint = Files.createDirectories(job.scratch().resolve("checkpoint"));
                Files.writeString(checkpoint.resolve("step"), String.valueOf(step));
                if (progress.checkpoint(step, checkpoint) == Order.PAUSE) {
                    return new Trained.Paused();
                }
            }
            Path model = Files.createDirectories(job.scratch().resolve("model"));
            Files.writeString(model.resolve("model.json"), "{\"threshold\": 0.5}");
            Files.writeString(model.resolve("weights"), job.params().get("width"));
            return new Trained.Finished(model, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Trained.Stopped();
        }
    }
}
