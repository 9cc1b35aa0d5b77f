package io.vedette.core.watch.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelPackages;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelUse;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;

/** Loads a model anew for each lease. */
record PlainModels(ModelPackages packages, ModelEngine engine) implements LoadedModels {
    @Override
    public ModelLease<Detecting> detecting(ModelRef model, ModelUse use) {
        return new Plain<>((Detecting) load(model, use));
    }

    @Override
    public ModelLease<Classifying> classifying(ModelRef model, ModelUse use) {
        return new Plain<>((Classifying) load(model, use));
    }

    @Override
    public ModelLease<Embedding> embedding(ModelRef model, ModelUse use) {
        return new Plain<>((Embedding) load(model, use));
    }

    private LoadedModel load(ModelRef model, ModelUse use) {
        ModelPackage read = packages.read(((ModelRef.Folder) model).path());
        return engine.load(read, Device.CPU, use.threads());
    }

    private record Plain<M extends LoadedModel>(M model) implements ModelLease<M> {
        @Override
        public ModelPackage description() {
            return model.model();
        }

        @Override
        public RunningEngine engine() {
            return new RunningEngine("onnx", "test", "1.0.0", 1);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
