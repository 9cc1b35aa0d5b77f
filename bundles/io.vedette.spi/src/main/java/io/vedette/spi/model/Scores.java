package io.vedette.spi.model;

import java.util.Arrays;

/**
 * Probabilities of a model's classes, in their order. Not copied; not to be written.
 *
 * @param probabilities each 0..1
 */
public record Scores(float[] probabilities) {
    /** Index of the most probable class, the first of equals. */
    public int best() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scores s && Arrays.equals(probabilities, s.probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return Arrays.toString(probabilities);
    }
}
