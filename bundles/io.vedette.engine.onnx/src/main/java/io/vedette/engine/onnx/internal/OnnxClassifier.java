package io.vedette.engine.onnx.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import java.util.List;

/** A classifier. */
record OnnxClassifier(OnnxModel<Scores> onnx) implements Classifying {
    @Override
    public List<Outcome<Scores>> run(List<? extends Picture> pictures, Deadline deadline) {
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
