package io.vedette.engine.onnx.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.ModelPackage;
import java.util.List;

/** What every loaded model of this engine does, whatever it answers. */
abstract class OnnxBacked<R> {
    private final OnnxModel<R> onnx;

    OnnxBacked(OnnxModel<R> onnx) {
        this.onnx = onnx;
    }

    public final List<Outcome<R>> run(List<? extends Picture> pictures, Deadline deadline) {
        return onnx.run(pictures, deadline);
    }

    public final ModelPackage model() {
        return onnx.model();
    }

    public final int preferredBatch() {
        return onnx.preferredBatch();
    }

    public final void close() {
        onnx.close();
    }
}
