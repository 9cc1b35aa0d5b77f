package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.ModelPackage;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Grids of several strides one after the other, a row of numbers per cell: x and y from the cell's
 * corner in cells, the logarithms of width and height in cells, objectness and classes (both after
 * their sigmoid). The score is {@code objectness * class}.
 *
 * @see <a href="https://github.com/Megvii-BaseDetection/YOLOX">YOLOX, exported without {@code
 *     --decode_in_inference}</a>
 */
final class Yolox implements Grid {
    private final ModelPackage model;
    private final int classes;
    private final float threshold;
    private final List<Integer> strides;

    Yolox(ModelPackage model) {
        this.model = model;
        this.classes = model.classes().size();
        this.threshold = (float) model.threshold();
        this.strides = model.output().strides();
    }

    private long cells() {
        TensorSpec tensor = model.input().tensor();
        long cells = 0;
        for (int stride : strides) {
            cells += (long) (tensor.width() / stride) * (tensor.height() / stride);
        }
        return cells;
    }

    @Override
    public void check(long[][] shapes) {
        if (shapes.length != 1 || !Shapes.fits(shapes[0], -1, cells(), 5 + classes)) {
            throw Shapes.refuse(model, 0, shapes[0], "[N, " + cells() + ", " + (5 + classes) + "]");
        }
    }

    @Override
    public void read(Slot slot, int item, Candidates into) {
        FloatBuffer out = slot.output(0);
        TensorSpec tensor = model.input().tensor();
        int width = 5 + classes;
        long cells = cells();
        Shapes.expect(slot, 0, item, cells * width);
        int row = Math.toIntExact(item * cells * width);
        for (int stride : strides) {
            int columns = tensor.width() / stride;
            int rows = tensor.height() / stride;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++, row += width) {
                    float object = out.get(row + 4);
                    if (object >= threshold) {
                        readCell(out, row, object, x, y, stride, into);
                    }
                }
            }
        }
    }

    private void readCell(
            FloatBuffer out, int row, float object, int x, int y, int stride, Candidates into) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            float probability = out.get(row + 5 + c);
            if (probability > most) {
                most = probability;
                best = c;
            }
        }
        float score = object * most;
        if (score >= threshold) {
            into.addCentred(
                    best,
                    score,
                    (x + out.get(row)) * stride,
                    (y + out.get(row + 1)) * stride,
                    Math.exp(out.get(row + 2)) * stride,
                    Math.exp(out.get(row + 3)) * stride);
        }
    }
}
