package io.vedette.scene.motion.internal;

/**
 * Tells shadows from things: a shadow darkens a patch evenly and leaves its texture as it was.
 * Looks only at cells that differ, so it costs little.
 */
final class Shadows {
    private static final int RADIUS = 2;
    private static final int STEP = 2;
    private static final int SAMPLES = 9;

    /** A deeper darkening than this is a thing. */
    private static final double DARKEST = 0.5;

    /** What is darkened less than this is noise anyway. */
    private static final double LIGHTEST = 0.98;

    private final int width;
    private final int height;

    Shadows(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Takes shadows out of {@code moving}.
     *
     * @param noise median deviation of a cell, in levels
     * @return how many cells were shadow
     */
    int remove(Bits moving, Bits shadow, int[] level, int[] expected, double noise) {
        shadow.clear();
        int found = 0;
        double allowed = Math.max(3, 9 * noise * noise);
        for (int y = RADIUS; y < height - RADIUS; y++) {
            for (int w = 0; w < moving.words; w++) {
                long word = moving.bits[y * moving.words + w];
                while (word != 0) {
                    int x = 64 * w + Long.numberOfTrailingZeros(word);
                    word &= word - 1;
                    if (x >= RADIUS
                            && x < width - RADIUS
                            && isShadow(level, expected, x, y, allowed)) {
                        shadow.set(x, y);
                        found++;
                    }
                }
            }
        }
        moving.andNot(shadow);
        return found;
    }

    private boolean isShadow(int[] level, int[] expected, int x, int y, double allowed) {
        int center = y * width + x;
        if (level[center] >= expected[center] || 3 * level[center] < expected[center]) {
            return false;
        }
        double c = 0;
        double e = 0;
        double cc = 0;
        double ee = 0;
        double ce = 0;
        for (int dy = -RADIUS; dy <= RADIUS; dy += STEP) {
            int row = center + dy * width;
            for (int i = row - RADIUS; i <= row + RADIUS; i += STEP) {
                double a = level[i] * (1 / 256.0);
                double b = expected[i] * (1 / 256.0);
                c += a;
                e += b;
                cc += a * a;
                ee += b * b;
                ce += a * b;
            }
        }
        double ratio = c / Math.max(1, e);
        if (ratio < DARKEST || ratio > LIGHTEST) {
            return false;
        }
        // Mean square of what is left after the background was darkened by the ratio.
        double left = (cc - 2 * ratio * ce + ratio * ratio * ee) / SAMPLES;
        double texture = Math.max(0, ratio * ratio * (ee - e * e / SAMPLES) / SAMPLES);
        return left <= allowed + 0.1 * texture;
    }
}
