package io.vedette.scene.motion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connected regions (eight neighbours) of a picture of bits, by runs and union-find. */
final class Regions {
    private int[] runStart = new int[1024];
    private int[] runEnd = new int[1024];
    private int[] runRow = new int[1024];
    private int[] parent = new int[1024];
    private int runs;

    /**
     * Finds regions.
     *
     * @param joined the cells that hold together
     * @param moving the cells that count, a subset
     * @param level 24.8
     * @param expected 24.8
     */
    List<Region> find(Bits joined, Bits moving, int[] level, int[] expected) {
        scan(joined);
        Region[] byRoot = new Region[runs];
        List<Region> found = new ArrayList<>();
        for (int r = 0; r < runs; r++) {
            int root = root(r);
            Region region = byRoot[root];
            if (region == null) {
                region = new Region();
                byRoot[root] = region;
                found.add(region);
            }
            region.add(runStart[r], runEnd[r], runRow[r], moving, level, expected, joined.width);
        }
        return found;
    }

    private void scan(Bits bits) {
        runs = 0;
        int previousBegin = 0;
        int previousEnd = 0;
        for (int y = 0; y < bits.height; y++) {
            int begin = runs;
            int x = next(bits, y, 0, true);
            while (x < bits.width) {
                int end = next(bits, y, x, false);
                add(x, end, y);
                x = next(bits, y, end, true);
            }
            int p = previousBegin;
            for (int r = begin; r < runs; r++) {
                while (p < previousEnd && runEnd[p] < runStart[r]) {
                    p++;
                }
                for (int q = p; q < previousEnd && runStart[q] <= runEnd[r]; q++) {
                    parent[root(r)] = root(q);
                }
            }
            previousBegin = begin;
            previousEnd = runs;
        }
    }

    private void add(int start, int end, int row) {
        if (runs == runStart.length) {
            runStart = Arrays.copyOf(runStart, 2 * runs);
            runEnd = Arrays.copyOf(runEnd, 2 * runs);
            runRow = Arrays.copyOf(runRow, 2 * runs);
            parent = Arrays.copyOf(parent, 2 * runs);
        }
        runStart[runs] = start;
        runEnd[runs] = end;
        runRow[runs] = row;
        parent[runs] = runs;
        runs++;
    }

    private int root(int r) {
        int at = r;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The first cell from x on that is set, or unset; the width where there is none. */
    private static int next(Bits bits, int y, int from, boolean set) {
        int x = from;
        while (x < bits.width) {
            long word = bits.bits[y * bits.words + (x >> 6)];
            long wanted = (set ? word : ~word) >>> x;
            if (wanted != 0) {
                return Math.min(bits.width, x + Long.numberOfTrailingZeros(wanted));
            }
            x = (x | 63) + 1;
        }
        return bits.width;
    }
}
