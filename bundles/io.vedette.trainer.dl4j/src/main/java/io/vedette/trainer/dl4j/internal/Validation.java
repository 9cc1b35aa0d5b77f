package io.vedette.trainer.dl4j.internal;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How well a network does on pictures it is not trained on. */
final class Validation {
    private static final int BATCH = 128;

    private Validation() {}

    static Map<String, Double> judge(
            MultiLayerNetwork net, Examples examples, int classes, int side) {
        int floats = 3 * side * side;
        int right = 0;
        double loss = 0;
        for (int from = 0; from < examples.size(); from += BATCH) {
            int count = Math.min(BATCH, examples.size() - from);
            float[] part =
                    Arrays.copyOfRange(examples.floats(), from * floats, (from + count) * floats);
            try (INDArray in = Nd4j.create(part, new long[] {count, 3, side, side}, 'c');
                    INDArray out = net.output(in, false)) {
                for (int i = 0; i < count; i++) {
                    int label = examples.labels()[from + i];
                    int best = 0;
                    for (int c = 1; c < classes; c++) {
                        if (out.getFloat(i, c) > out.getFloat(i, best)) {
                            best = c;
                        }
                    }
                    right += best == label ? 1 : 0;
                    loss -= Math.log(Math.max(1e-7, out.getFloat(i, label)));
                }
            }
        }
        return Map.of(
                "validationAccuracy", (double) right / examples.size(),
                "validationLoss", loss / examples.size());
    }
}
