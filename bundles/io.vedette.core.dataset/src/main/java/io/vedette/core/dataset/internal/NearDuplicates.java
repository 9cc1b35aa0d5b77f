package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all pairs of pictures that look alike: hashes within three bits, cells within eight grey
 * levels on average. Exact: of four parts of sixteen bits at least one is equal where three bits
 * differ at most.
 */
final class NearDuplicates {
    static final int BITS = 3;
    static final double LEVELS = 8;

    private NearDuplicates() {}

    /** Called for each pair once, the lower index first. */
    static void pairs(List<Fingerprint> looks, Pair found) {
        long[] hashes = looks.stream().mapToLong(Fingerprint::hash).toArray();
        for (int part = 0; part < 4; part++) {
            int shift = 16 * part;
            Map<Integer, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < hashes.length; i++) {
                int bucket = (int) (hashes[i] >>> shift & 0xffff);
                List<Integer> there = buckets.computeIfAbsent(bucket, b -> new ArrayList<>());
                for (int j : there) {
                    if (firstEqualPart(hashes[j], hashes[i]) == part
                            && Long.bitCount(hashes[j] ^ hashes[i]) <= BITS
                            && looks.get(j).difference(looks.get(i)) <= LEVELS) {
                        found.found(j, i);
                    }
                }
                there.add(i);
            }
        }
    }

    private static int firstEqualPart(long a, long b) {
        for (int part = 0; part < 4; part++) {
            if ((a >>> 16 * part & 0xffff) == (b >>> 16 * part & 0xffff)) {
                return part;
            }
        }
        return -1;
    }

    /** Hears of pairs. */
    interface Pair {
        /** Two pictures look alike. */
        void found(int lower, int higher);
    }
}
