package io.vedette.spi.math;

import java.util.OptionalDouble;

/** Quantiles by linear interpolation between the closest ranks (Hyndman and Fan 1996, type 7). */
public final class Quantile {
    private Quantile() {}

    /**
     * A quantile of sorted numbers.
     *
     * @param sorted ascending
     * @param q 0..1
     * @return empty where there are no numbers
     */
    public static OptionalDouble of(double[] sorted, double q) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double rank = q * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (rank - below) * (sorted[above] - sorted[below]));
    }
}
