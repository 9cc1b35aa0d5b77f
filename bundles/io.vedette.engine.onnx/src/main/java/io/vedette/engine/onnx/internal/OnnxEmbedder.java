package io.vedette.engine.onnx.internal;

import io.vedette.spi.model.Embedding;
import io.vedette.spi.model.Vector;

/** An embedding model. */
final class OnnxEmbedder extends OnnxBacked<Vector> implements Embedding {
    OnnxEmbedder(OnnxModel<Vector> onnx) {
        super(onnx);
    }
}
