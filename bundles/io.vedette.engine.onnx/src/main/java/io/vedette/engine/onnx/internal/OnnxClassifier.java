package io.vedette.engine.onnx.internal;

import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Scores;

/** A classifier. */
final class OnnxClassifier extends OnnxBacked<Scores> implements Classifying {
    OnnxClassifier(OnnxModel<Scores> onnx) {
        super(onnx);
    }
}
