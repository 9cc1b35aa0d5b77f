package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.ModelPackage;
import java.util.List;

/** Candidates of a grid, suppressed and brought back to the picture. */
record DetectionLayout(ModelPackage model, Grid grid) implements Layout<List<Detection>> {
    @Override
    public void check(long[][] shapes) {
        grid.check(shapes);
    }

    @Override
    public List<Detection> decode(Slot slot, int item, Picture picture) {
        Candidates candidates = slot.candidates();
        candidates.clear();
        grid.read(slot, item, candidates);
        return candidates.suppress(
                model.nms(), model.classes(), Fitting.of(model.input().tensor(), picture), picture);
    }
}
