package io.vedette.engine.onnx.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Vector;
import java.util.List;

/** An embedding model. */
record OnnxEmbedder(OnnxModel<Vector> onnx) implements Embedding {
    @Override
    public List<Outcome<Vector>> run(List<? extends Picture> pictures, Deadline deadline) {
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
