package io.vedette.engine.onnx.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.ModelPackage;
import java.util.List;

/** A detector. */
record OnnxDetector(OnnxModel<List<Detection>> onnx) implements Detecting {
    @Override
    public List<Outcome<List<Detection>>> run(List<? extends Picture> pictures, Deadline deadline) {
        return onnx.run(pictures, deadline);
    }

    @Override
    public ModelPackage model() {
        return onnx.model();
    }

    @Override
    public int preferredBatch() {
        return onnx.preferredBatch();
    }

    @Override
    public void close() {
        onnx.close();
    }
}
