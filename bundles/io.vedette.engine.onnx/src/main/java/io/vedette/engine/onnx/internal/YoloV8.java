package io.vedette.engine.onnx.internal;

import io.vedette.spi.model.ModelPackage;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Boxes as middle, width and height in tensor pixels, then the classes after their sigmoid; all
 * boxes of one number one after the other ({@code [N, 4 + classes, boxes]}), or a row per box.
 */
final class YoloV8 implements Grid {
    private final ModelPackage model;
    private final int classes;
    private final float threshold;

    YoloV8(ModelPackage model) {
        this.model = model;
        this.classes = model.classes().size();
        this.threshold = (float) model.threshold();
    }

    @Override
    public void check(long[][] shapes) {
        if (shapes.length != 1
                || !(Shapes.fits(shapes[0], -1, 4 + classes, -1)
                        || Shapes.fits(shapes[0], -1, -1, 4 + classes))) {
            throw Shapes.refuse(model, 0, shapes[0], "[N, " + (4 + classes) + ", boxes]");
        }
    }

    @Override
    public void read(Slot slot, int item, Candidates into) {
        FloatBuffer out = slot.output(0);
        long[] shape = slot.shape(0);
        boolean byNumber = shape[1] == 4 + classes;
        if (!byNumber && shape[2] != 4 + classes) {
            throw new BadNumbersException("output has shape " + Arrays.toString(shape));
        }
        int boxes = (int) (byNumber ? shape[2] : shape[1]);
        int base = item * (4 + classes) * boxes;
        // How far apart two boxes and two numbers of a box lie.
        int box = byNumber ? 1 : 4 + classes;
        int number = byNumber ? boxes : 1;
        float[] most = into.scratch(boxes);
        int[] best = into.scratchLabels(boxes);
        Arrays.fill(most, 0, boxes, Float.NEGATIVE_INFINITY);
        for (int c = 0; c < classes; c++) {
            int at = base + (4 + c) * number;
            for (int i = 0; i < boxes; i++, at += box) {
                float probability = out.get(at);
                if (probability >= threshold && probability > most[i]) {
                    most[i] = probability;
                    best[i] = c;
                }
            }
        }
        for (int i = 0; i < boxes; i++) {
            if (most[i] >= threshold) {
                int at = base + i * box;
                into.addCentred(
                        best[i],
                        most[i],
                        out.get(at),
                        out.get(at + number),
                        out.get(at + 2 * number),
                        out.get(at + 3 * number));
            }
        }
    }
}
