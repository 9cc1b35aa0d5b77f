package io.vedette.scene.motion.internal;

/**
 * Tells what only looks different from what is different: where picture and background show the
 * same structure, brighter or darker it is the light, and a little beside it the camera was shaken.
 * By normalised correlation over a region and its surroundings.
 */
final class Structure {
    private static final double SAME = 0.9;

    /** Beside its place a structure is cut off differently: less will do. */
    private static final double NEARLY_SAME = 0.8;

    /** Cells around a region that are looked at too. */
    private static final int MARGIN = 2;

    /** Cells a shaken camera may be off. */
    private static final int SHAKE = 4;

    /** Levels a cell changes from frame to frame where nothing moves. */
    private static final double STILL = 2.5;

    /** Least variance of a background that has structure, in levels squared. */
    private static final double TEXTURE = 9;

    /** Share of a shadow's cells that are darker, and how much their factors spread. */
    private static final double ALL = 0.95;

    private static final double EVEN = 0.18;

    private static final int SAMPLES = 1500;

    /** The search looks at fewer, for it looks often. */
    private static final int SEARCHED = 250;

    private final int[] previous;

    Structure(int cells) {
        previous = new int[cells];
    }

    /** The picture that was kept. */
    int[] previous() {
        return previous;
    }

    /** Keeps a picture to tell by the next one what stands still. */
    void remember(int[] level) {
        System.arraycopy(level, 0, previous, 0, level.length);
    }

    /**
     * Whether a region is no thing.
     *
     * @param lightMoves whether the exposure changes, so that nothing looks still
     */
    boolean same(Region r, LumaGrid grid, int[] expected, boolean lightMoves) {
        int step = 1 + (r.right - r.left) * (r.bottom - r.top) / SAMPLES;
        if (correlation(r, grid, expected, 0, 0, step) > SAME) {
            return true;
        }
        return (lightMoves || still(r, grid, step)) && shaken(r, grid, expected);
    }

    /**
     * Whether a region that lies on the ground is a shadow as a whole: all of it darker, by much
     * the same factor.
     */
    static boolean shadow(Region r, Bits moving, LumaGrid grid, int[] expected) {
        if (r.right - r.left < r.bottom - r.top) {
            return false;
        }
        int n = 0;
        int darker = 0;
        double sum = 0;
        double squares = 0;
        for (int y = r.top; y < r.bottom; y++) {
            for (int x = r.left; x < r.right; x++) {
                if (moving.get(x, y)) {
                    int i = y * grid.width + x;
                    double ratio = grid.level[i] / (double) Math.max(1, expected[i]);
                    n++;
                    darker += ratio < 1 ? 1 : 0;
                    sum += ratio;
                    squares += ratio * ratio;
                }
            }
        }
        double mean = sum / n;
        double spread = Math.sqrt(Math.max(0, squares / n - mean * mean));
        return darker >= ALL * n && spread <= EVEN * mean;
    }

    private static boolean shaken(Region r, LumaGrid grid, int[] expected) {
        int step = 1 + (r.right - r.left) * (r.bottom - r.top) / SEARCHED;
        for (int dy = -SHAKE; dy <= SHAKE; dy++) {
            for (int dx = -SHAKE; dx <= SHAKE; dx++) {
                if (correlation(r, grid, expected, dx, dy, step) > NEARLY_SAME) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean still(Region r, LumaGrid grid, int step) {
        long sum = 0;
        long n = 0;
        for (int y = r.top; y < r.bottom; y++) {
            for (int x = r.left + y % step; x < r.right; x += step) {
                int i = y * grid.width + x;
                sum += Math.abs(grid.level[i] - previous[i]);
                n++;
            }
        }
        return sum < STILL * 256 * n;
    }

    private static double correlation(
            Region r, LumaGrid grid, int[] expected, int dx, int dy, int step) {
        int x0 = Math.max(Math.max(0, -dx), r.left - MARGIN);
        int x1 = Math.min(grid.width - Math.max(0, dx), r.right + MARGIN);
        int y0 = Math.max(Math.max(0, -dy), r.top - MARGIN);
        int y1 = Math.min(grid.height - Math.max(0, dy), r.bottom + MARGIN);
        double n = 0;
        double c = 0;
        double e = 0;
        double cc = 0;
        double ee = 0;
        double ce = 0;
        int offset = dy * grid.width + dx;
        for (int y = y0; y < y1; y++) {
            for (int x = x0 + y % step; x < x1; x += step) {
                int i = y * grid.width + x;
                double a = grid.level[i] * (1 / 256.0);
                double b = expected[i + offset] * (1 / 256.0);
                n++;
                c += a;
                e += b;
                cc += a * a;
                ee += b * b;
                ce += a * b;
            }
        }
        double varianceC = cc - c * c / n;
        double varianceE = ee - e * e / n;
        return n < 9 || varianceE < TEXTURE * n
                ? 0
                : (ce - c * e / n) / Math.sqrt(varianceC * varianceE);
    }
}
