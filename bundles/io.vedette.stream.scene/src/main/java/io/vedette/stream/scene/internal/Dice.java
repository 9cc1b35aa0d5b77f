package io.vedette.stream.scene.internal;

/**
 * Random numbers that are the same on every machine and in every release of Java (SplitMix64), so a
 * seed means the same film everywhere.
 */
final class Dice {
    private long state;

    Dice(long... keys) {
        long h = 0x9E3779B97F4A7C15L;
        for (long key : keys) {
            h = mix(h ^ mix(key + 0x632BE59BD9B4E019L));
        }
        state = h;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long bits() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** In [0, 1). */
    double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    int below(int n) {
        return (int) Math.floorMod(bits() >>> 1, (long) n);
    }

    boolean chance(double p) {
        return unit() < p;
    }

    int pick(int... values) {
        return values[below(values.length)];
    }

    /** Roughly normal, mean 0, deviation 1, within +-3.5. */
    double bell() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return Math.max(-3.5, Math.min(3.5, sum - 6));
    }

    /** Poisson by counting exponential steps. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int n = 0;
        for (double p = unit(); p > limit; p *= unit()) {
            n++;
        }
        return n;
    }
}
