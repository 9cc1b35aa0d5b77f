package io.vedette.core.model.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Threads;
import java.time.Duration;
import java.util.List;

/** Loads a model with an engine, and warms it up with a grey picture before anybody calls it. */
final class ModelLoading {
    private final ModelPackage model;
    private final Threads threads;

    ModelLoading(ModelPackage model, Threads threads) {
        this.model = model;
        this.threads = threads;
    }

    /**
     * Loads it and makes the first call.
     *
     * @param number of this loading
     * @throws ModelRefusedException where either fails
     */
    Generation load(EngineTable.Entry engine, long number) {
        LoadedModel loaded;
        try {
            loaded = engine.engine().load(model, model.device(), threads);
        } catch (ModelRefusedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new ModelRefusedException(
                    "engine "
                            + engine.id()
                            + " "
                            + engine.version()
                            + " failed to load "
                            + model.name()
                            + ":"
                            + model.version()
                            + ": "
                            + e,
                    e);
        }
        Generation generation = new Generation(engine, loaded, number);
        try {
            warmUp(loaded);
        } catch (RuntimeException | LinkageError e) {
            generation.retire();
            throw new ModelRefusedException(
                    model.name() + ":" + model.version() + " failed its first call: " + e, e);
        }
        return generation;
    }

    private void warmUp(LoadedModel loaded) {
        TensorSpec tensor = model.input().tensor();
        List<Crop> grey =
                List.of(
                        new Crop(
                                tensor.width(),
                                tensor.height(),
                                new byte[3 * tensor.width() * tensor.height()]));
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));
        Outcome<?> first;
        if (loaded instanceof Detecting detecting) {
            first = detecting.run(grey, deadline).get(0);
        } else if (loaded instanceof Classifying classifying) {
            first = classifying.run(grey, deadline).get(0);
        } else {
            first = ((Embedding) loaded).run(grey, deadline).get(0);
        }
        if (first instanceof Outcome.Failed<?> failed) {
            throw new ModelRefusedException(
                    model.name()
                            + ":"
                            + model.version()
                            + " failed its first call: "
                            + failed.why());
        }
    }
}
