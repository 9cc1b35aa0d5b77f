package io.vedette.bench.internal;

import java.util.Arrays;

/**
 * What several passes gave.
 *
 * @param median of all
 * @param low least
 * @param high greatest
 */
record Spread(double median, double low, double high) {
    static Spread of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a spread needs a value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
