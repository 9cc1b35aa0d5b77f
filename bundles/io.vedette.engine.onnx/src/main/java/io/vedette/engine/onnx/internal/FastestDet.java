package io.vedette.engine.onnx.internal;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.ModelPackage;
import java.nio.FloatBuffer;

/**
 * One grid, channel by channel: objectness, then x, y, width and height before their activations,
 * then the classes. The score is {@code objectness^0.6 * class^0.4}.
 *
 * @see <a href="https://github.com/dog-qiuqiu/FastestDet">FastestDet</a>
 */
final class FastestDet implements Grid {
    private static final double OBJECT = 0.6;
    private static final double CLASS = 0.4;

    private final ModelPackage model;
    private final int classes;
    private final double threshold;
    private final float leastObject;

    FastestDet(ModelPackage model) {
        this.model = model;
        this.classes = model.classes().size();
        this.threshold = model.threshold();
        // No class is above 1, so below this objectness no score reaches the threshold.
        this.leastObject = (float) (Math.pow(threshold, 1 / OBJECT) * (1 - 1e-6));
    }

    @Override
    public void check(long[][] shapes) {
        if (shapes.length != 1 || !Shapes.fits(shapes[0], -1, 5 + classes, -1, -1)) {
            throw Shapes.refuse(model, 0, shapes[0], "[N, " + (5 + classes) + ", rows, columns]");
        }
    }

    @Override
    public void read(Slot slot, int item, Candidates into) {
        FloatBuffer out = slot.output(0);
        long[] shape = slot.shape(0);
        int rows = (int) shape[2];
        int columns = (int) shape[3];
        int cells = rows * columns;
        Shapes.expect(slot, 0, item, (long) (5 + classes) * cells);
        int base = item * (5 + classes) * cells;
        TensorSpec tensor = model.input().tensor();
        double cellWidth = (double) tensor.width() / columns;
        double cellHeight = (double) tensor.height() / rows;
        for (int cell = 0; cell < cells; cell++) {
            float object = out.get(base + cell);
            if (!(object >= leastObject)) {
                continue;
            }
            int best = 0;
            float most = Float.NEGATIVE_INFINITY;
            for (int c = 0, at = base + 5 * cells + cell; c < classes; c++, at += cells) {
                float probability = out.get(at);
                if (probability > most) {
                    most = probability;
                    best = c;
                }
            }
            double score = Math.pow(object, OBJECT) * Math.pow(most, CLASS);
            if (score >= threshold) {
                double x = cell % columns + Math.tanh(out.get(base + cells + cell));
                double y = cell / columns + Math.tanh(out.get(base + 2 * cells + cell));
                double w = sigmoid(out.get(base + 3 * cells + cell));
                double h = sigmoid(out.get(base + 4 * cells + cell));
                into.addCentred(
                        best,
                        score,
                        x * cellWidth,
                        y * cellHeight,
                        w * tensor.width(),
                        h * tensor.height());
            }
        }
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
