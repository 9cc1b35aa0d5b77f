package io.vedette.service.evaluation;

/**
 * How intervals are drawn: a percentile bootstrap over units or blocks (Efron 1979).
 *
 * @param resamples how many draws, 1 or more
 * @param level of confidence, between 0 and 1
 * @param seed of the draws
 */
public record Resampling(int resamples, double level, long seed) {
    /** A thousand draws, 95 %, seed 1. */
    public static final Resampling DEFAULT = new Resampling(1000, 0.95, 1);

    /** Refuses what cannot be drawn. */
    public Resampling {
        if (resamples < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "resamples must be 1 or more and the level between 0 and 1: "
                            + resamples
                            + ", "
                            + level);
        }
    }
}
