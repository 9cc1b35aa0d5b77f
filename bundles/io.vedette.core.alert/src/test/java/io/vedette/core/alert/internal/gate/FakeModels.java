package io.vedette.core.alert.internal.gate;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelUse;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.model.Scores;
import java.util.List;

/** Counts leases; its classifiers are never run. */
final class FakeModels implements LoadedModels {
    int loads;
    int leases;
    boolean refuse;

    @Override
    public ModelLease<Classifying> classifying(ModelRef model, ModelUse use) {
        if (refuse) {
            throw new ModelRefusedException("no engine");
        }
        loads++;
        leases++;
        return new ModelLease<>() {
            @Override
            public Classifying model() {
                return new Never();
            }

            @Override
            public ModelPackage description() {
                throw new UnsupportedOperationException();
            }

            @Override
            public RunningEngine engine() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                leases--;
            }
        };
    }

    @Override
    public ModelLease<Detecting> detecting(ModelRef model, ModelUse use) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelLease<Embedding> embedding(ModelRef model, ModelUse use) {
        throw new UnsupportedOperationException();
    }

    private static final class Never implements Classifying {
        @Override
        public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModelPackage model() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
