package io.vedette.trainer.dl4j.internal;

import java.util.SplittableRandom;

/**
 * Changes a picture as cameras do: mirrored, moved by some pixels, brighter or darker, with more or
 * less contrast, noisier. What it does depends on the random numbers alone.
 */
final class Augmenter {
    private final int side;
    private final double strength;
    private final int reach;

    Augmenter(int side, double strength) {
        this.side = side;
        this.strength = strength;
        this.reach = (int) Math.round(strength * side / 8.0);
    }

    /** Writes a changed copy of three planes. Values are centred: 0 is mid-grey. */
    void apply(float[] from, int at, float[] to, int into, SplittableRandom random) {
        boolean mirrored = strength > 0 && random.nextBoolean();
        int dx = reach == 0 ? 0 : random.nextInt(-reach, reach + 1);
        int dy = reach == 0 ? 0 : random.nextInt(-reach, reach + 1);
        float gain = (float) (1 + strength * 0.4 * (random.nextDouble() - 0.5));
        float lift = (float) (strength * 0.8 * (random.nextDouble() - 0.5));
        float noise = (float) (strength * 0.2 * random.nextDouble());
        int plane = side * side;
        for (int y = 0; y < side; y++) {
            int row = clamp(y + dy) * side;
            for (int x = 0; x < side; x++) {
                int source = at + row + clamp(mirrored ? side - 1 - x - dx : x + dx);
                int target = into + y * side + x;
                // One number for all channels: sensors are noisiest in luma.
                float grain = noise == 0 ? 0 : noise * (float) (random.nextDouble() - 0.5);
                to[target] = from[source] * gain + lift + grain;
                to[target + plane] = from[source + plane] * gain + lift + grain;
                to[target + 2 * plane] = from[source + 2 * plane] * gain + lift + grain;
            }
        }
    }

    private int clamp(int at) {
        return Math.min(side - 1, Math.max(0, at));
    }
}
