package io.vedette.spi.model;

import java.util.Arrays;

/**
 * An embedding. Not copied; not to be written.
 *
 * @param values of unit length
 */
public record Vector(float[] values) {
    /** Cosine similarity, -1..1. */
    public double cosine(Vector other) {
        double dot = 0;
        for (int i = 0; i < values.length; i++) {
            dot += values[i] * other.values[i];
        }
        return dot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector v && Arrays.equals(values, v.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
