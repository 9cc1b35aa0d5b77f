package io.vedette.selector.basic.internal;

/** Numbers drawn for a sample: they follow from seed and id, whatever else is in the pool. */
final class Lots {
    private Lots() {}

    /** Evenly in 0..1, 1 excluded. */
    static double unit(long seed, String sample) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < sample.length(); i++) {
            hash = mix(hash ^ sample.charAt(i)) + 0x9E3779B97F4A7C15L;
        }
        return (mix(hash) >>> 11) * 0x1p-53;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
