package io.vedette.engine.onnx.internal;

import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import java.util.List;

/** A detector. */
final class OnnxDetector extends OnnxBacked<List<Detection>> implements Detecting {
    OnnxDetector(OnnxModel<List<Detection>> onnx) {
        super(onnx);
    }
}
