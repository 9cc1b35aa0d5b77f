package io.vedette.engine.onnx.internal;

import io.vedette.media.internal.FusedPixels;
import io.vedette.spi.model.ModelEngine;
import io.vedette.spi.model.ModelPackage;
import io.vedette.testkit.ModelEngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class OnnxEngineContractTest {
    abstract static class OnOnnx extends ModelEngineContract {
        @Override
        protected ModelEngine engine() {
            return new OnnxEngine(new FusedPixels());
        }
    }

    @Nested
    class Classifiers extends OnOnnx {
        @Override
        protected ModelPackage sound(Path folder) {
            return Graphs.linear(folder, "softmax", true, 3);
        }
    }

    @Nested
    class Embeddings extends OnOnnx {
        @Override
        protected ModelPackage sound(Path folder) {
            return Graphs.linear(folder, "embedding", false, 2);
        }
    }

    @Nested
    class Detectors extends OnOnnx {
        @Override
        protected ModelPackage sound(Path folder) {
            return DetectorLayoutsTest.boxesScores(folder);
        }
    }
}
