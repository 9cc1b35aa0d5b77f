package io.vedette.trainer.dl4j.internal;

import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.training.TrainingData;
import io.vedette.spi.training.TrainingData.Example;
import io.vedette.spi.training.TrainingData.Split;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Labeled pictures as tensors, in memory.
 *
 * @param floats one tensor after the other
 * @param labels class of each
 * @param weights how much each counts
 */
record Examples(float[] floats, int[] labels, float[] weights) {
    /** 1.2 GB: about 100,000 pictures of 32x32. */
    private static final long MOST = 300_000_000;

    static Examples read(
            TrainingData data,
            Split split,
            long seed,
            int classes,
            TensorSpec spec,
            Pixels pixels) {
        int size = data.size(split);
        if ((long) size * spec.floats() > MOST) {
            throw new RefusedException(
                    size
                            + " examples of "
                            + spec.width()
                            + "x"
                            + spec.height()
                            + " do not fit into memory: lower the parameter size, or cut a smaller"
                            + " dataset version");
        }
        float[] floats = new float[size * spec.floats()];
        int[] labels = new int[size];
        float[] weights = new float[size];
        FloatBuffer buffer = FloatBuffer.wrap(floats);
        int count = 0;
        try (Stream<Example> examples = data.open(split, seed)) {
            for (Iterator<Example> i = examples.iterator(); i.hasNext() && count < size; count++) {
                Example example = i.next();
                if (example.label() < 0 || example.label() >= classes) {
                    throw new RefusedException(
                            "sample "
                                    + example.sample()
                                    + " has class "
                                    + example.label()
                                    + " of "
                                    + classes);
                }
                buffer.position(count * spec.floats());
                pixels.tensor(example.picture(), spec, buffer);
                labels[count] = example.label();
                weights[count] = (float) example.weight();
            }
        }
        return count == size
                ? new Examples(floats, labels, weights)
                : new Examples(
                        Arrays.copyOf(floats, count * spec.floats()),
                        Arrays.copyOf(labels, count),
                        Arrays.copyOf(weights, count));
    }

    int size() {
        return labels.length;
    }

    int[] counts(int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * The examples' weights times those of their classes: {@code (n / (k * n_c)) ^ balance}, so
     * that at 1 every class counts the same, scaled to a mean of 1.
     */
    float[] balanced(int classes, double balance) {
        int[] counts = counts(classes);
        double present = Arrays.stream(counts).filter(c -> c > 0).count();
        float[] balanced = new float[size()];
        double sum = 0;
        for (int i = 0; i < balanced.length; i++) {
            double even = size() / (present * counts[labels[i]]);
            balanced[i] = (float) (weights[i] * Math.pow(even, balance));
            sum += balanced[i];
        }
        if (!(sum > 0)) {
            throw new RefusedException("all examples have weight 0");
        }
        for (int i = 0; i < balanced.length; i++) {
            balanced[i] *= (float) (balanced.length / sum);
        }
        return balanced;
    }
}
