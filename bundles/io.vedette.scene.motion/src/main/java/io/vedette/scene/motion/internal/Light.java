package io.vedette.scene.motion.internal;

import java.util.Arrays;

/**
 * What an exposure step or a cloud does to the whole picture: for sixteen ranges of background
 * levels the median change, from a sample of cells, as a curve over all levels. Medians do not mind
 * objects that cover less than half of a range.
 */
final class Light {
    private static final int BINS = 16;
    private static final int SPAN = 512;
    private static final int STEP = 5;
    private static final int FEW = 10;
    private static final double MUCH = 4;

    private final int[][] counts = new int[BINS][SPAN];
    private final int[] size = new int[BINS];
    private final double[] shift = new double[BINS];

    /** Expected level by background level, both 0..255, the value 24.8 fixed point. */
    final int[] curve = new int[257];

    private double moved;
    private double noise = 1;

    /**
     * Compares a picture with the background.
     *
     * @param level 24.8
     * @param mean 16.16
     * @param ignored signs: cells with a negative entry are left out
     */
    void compare(int[] level, int[] mean, int[] ignored) {
        for (int[] row : counts) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(size, 0);
        int total = 0;
        for (int i = 0; i < level.length; i += STEP) {
            if (ignored[i] >= 0) {
                int background = mean[i] >> 16;
                int bin = Math.min(BINS - 1, background >> 4);
                int change = ((level[i] - (mean[i] >> 8)) >> 8) + 255;
                counts[bin][Math.min(SPAN - 1, Math.max(0, change))]++;
                size[bin]++;
                total++;
            }
        }
        int least = Math.max(30, total / 50);
        double sum = 0;
        double spread = 0;
        int weight = 0;
        for (int b = 0; b < BINS; b++) {
            shift[b] = size[b] < FEW ? Double.NaN : quantile(counts[b], size[b], 0.5) - 255;
            if (size[b] >= least) {
                spread +=
                        size[b]
                                * (quantile(counts[b], size[b], 0.75)
                                        - quantile(counts[b], size[b], 0.25));
                sum += size[b] * Math.abs(shift[b]);
                weight += size[b];
            }
        }
        moved = weight == 0 ? 0 : sum / weight;
        if (weight > 0) {
            // Half the interquartile range is the median deviation.
            noise = spread / weight / 2;
        }
        for (int b = 0; b < BINS; b++) {
            // One object may cover a rare range; it is believed only where much has changed.
            if (size[b] < least && moved < MUCH) {
                shift[b] = Double.NaN;
            }
        }
        draw();
    }

    /** Mean change of the picture in levels. */
    double moved() {
        return moved;
    }

    /** Median deviation of cells from what was expected, in levels. */
    double noise() {
        return noise;
    }

    /** Whether the curve says nothing worth saying. */
    boolean steady() {
        return moved < 0.75;
    }

    /** Whether the light is clearly another one than the background's. */
    boolean changed() {
        return moved >= MUCH;
    }

    private void draw() {
        int[] at = new int[BINS];
        int n = 0;
        for (int b = 0; b < BINS; b++) {
            if (!Double.isNaN(shift[b])) {
                at[n++] = b;
            }
        }
        int previous = 0;
        for (int v = 0; v <= 256; v++) {
            double level = v + (n == 0 ? 0 : between(at, n, (v - 8) / 16.0));
            int expected = (int) Math.round(Math.min(255, Math.max(0, level)) * 256);
            previous = Math.max(previous, expected);
            curve[v] = previous;
        }
    }

    private double between(int[] at, int n, double bin) {
        if (bin <= at[0]) {
            return beyond(at[0], bin);
        }
        for (int k = 1; k < n; k++) {
            if (bin <= at[k]) {
                double t = (bin - at[k - 1]) / (at[k] - at[k - 1]);
                return shift[at[k - 1]] * (1 - t) + shift[at[k]] * t;
            }
        }
        return beyond(at[n - 1], bin);
    }

    /** Levels beyond the known ranges change by the same factor. */
    private double beyond(int known, double bin) {
        return shift[known] * (bin + 0.5) / (known + 0.5);
    }

    private static double quantile(int[] counts, int total, double share) {
        double wanted = total * share;
        double seen = 0;
        for (int i = 0; i < counts.length; i++) {
            if (seen + counts[i] >= wanted && counts[i] > 0) {
                return i + (wanted - seen) / counts[i];
            }
            seen += counts[i];
        }
        return counts.length - 1;
    }
}
