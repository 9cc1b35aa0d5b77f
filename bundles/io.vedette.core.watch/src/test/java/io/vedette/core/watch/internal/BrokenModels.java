package io.vedette.core.watch.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelUse;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a detector that fails on every picture. */
final class BrokenModels implements LoadedModels {
    private static final ModelPackage PACKAGE =
            new ModelPackage(
                    "people",
                    "3",
                    "broken",
                    Path.of("none"),
                    "",
                    Device.CPU,
                    new ModelPackage.Input(
                            "in",
                            new TensorSpec(
                                    8,
                                    8,
                                    TensorSpec.Order.BGR,
                                    1,
                                    new double[3],
                                    new double[] {1, 1, 1},
                                    TensorSpec.Fit.STRETCH,
                                    0),
                            Optional.empty()),
                    new ModelPackage.Output("yolov8", List.of(), List.of(), Map.of()),
                    List.of("person"),
                    0.5,
                    0.5);

    @Override
    public ModelLease<Detecting> detecting(ModelRef model, ModelUse use) {
        Detecting broken =
                new Detecting() {
                    @Override
                    public List<Outcome<List<Detection>>> run(
                            List<? extends Picture> pictures, Deadline deadline) {
                        return List.of(new Outcome.Failed<>("broken on purpose"));
                    }

                    @Override
                    public ModelPackage model() {
                        return PACKAGE;
                    }

                    @Override
                    public void close() {}
                };
        return new ModelLease<>() {
            @Override
            public Detecting model() {
                return broken;
            }

            @Override
            public ModelPackage description() {
                return PACKAGE;
            }

            @Override
            public RunningEngine engine() {
                return new RunningEngine("broken", "test", "1.0.0", 1);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ModelLease<Classifying> classifying(ModelRef model, ModelUse use) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelLease<Embedding> embedding(ModelRef model, ModelUse use) {
        throw new UnsupportedOperationException();
    }
}
