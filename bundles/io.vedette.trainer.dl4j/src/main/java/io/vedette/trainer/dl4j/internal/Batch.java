package io.vedette.trainer.dl4j.internal;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory for one step's examples, filled anew for each. */
final class Batch implements AutoCloseable {
    private final int size;
    private final int floats;
    private final int classes;
    private final float[] staging;
    private final INDArray features;
    private final INDArray labels;
    private final INDArray weights;

    Batch(int size, int side, int classes) {
        this.size = size;
        this.floats = 3 * side * side;
        this.classes = classes;
        this.staging = new float[size * floats];
        this.features = Nd4j.createUninitialized(DataType.FLOAT, size, 3, side, side);
        this.labels = Nd4j.createUninitialized(DataType.FLOAT, size, classes);
        this.weights = Nd4j.createUninitialized(DataType.FLOAT, size, 1);
    }

    /** Fills it with the examples in {@code order} from {@code from} on, around its end. */
    void fill(
            Examples examples,
            float[] weight,
            int[] order,
            int from,
            Augmenter augmenter,
            SplittableRandom random) {
        float[] hot = new float[size * classes];
        float[] counts = new float[size];
        for (int i = 0; i < size; i++) {
            int example = order[(from + i) % order.length];
            augmenter.apply(examples.floats(), example * floats, staging, i * floats, random);
            hot[i * classes + examples.labels()[example]] = 1;
            counts[i] = weight[example];
        }
        features.data().asNioFloat().put(staging);
        labels.data().asNioFloat().put(hot);
        weights.data().asNioFloat().put(counts);
    }

    INDArray features() {
        return features;
    }

    INDArray labels() {
        return labels;
    }

    INDArray weights() {
        return weights;
    }

    @Override
    public void close() {
        features.close();
        labels.close();
        weights.close();
    }
}
