package io.vedette.scene.motion.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts people who walk side by side: where a region's columns sink to less than half of the
 * columns on both sides, and both sides are as high as a person is beside another.
 */
final class Split {
    /** Share of the region's height that both sides must have. */
    private static final double TALL = 0.5;

    /** Share of the lower side's columns up to which a valley parts them. */
    private static final double VALLEY = 0.55;

    /** Least width of a side, as a share of the height. */
    private static final double WIDE = 0.18;

    private Split() {}

    /** The region itself, or its parts. */
    static List<Region> apart(Region r, Bits moving, int[] level, int[] expected) {
        int width = r.right - r.left;
        int height = r.bottom - r.top;
        int side = Math.max(3, (int) (WIDE * height));
        if (width < 2 * side) {
            return List.of(r);
        }
        int[] columns = columns(r, moving);
        int cut = cut(columns, side, TALL * height);
        if (cut < 0) {
            return List.of(r);
        }
        List<Region> parts = new ArrayList<>();
        for (int[] ends : new int[][] {{r.left, r.left + cut}, {r.left + cut, r.right}}) {
            Region part = part(r, ends[0], ends[1], moving, level, expected);
            if (part.area > 0) {
                parts.addAll(apart(part, moving, level, expected));
            }
        }
        return parts;
    }

    /** Cells that move in each column, smoothed over three. */
    private static int[] columns(Region r, Bits moving) {
        int[] raw = new int[r.right - r.left];
        for (int y = r.top; y < r.bottom; y++) {
            for (int x = r.left; x < r.right; x++) {
                raw[x - r.left] += moving.get(x, y) ? 1 : 0;
            }
        }
        int[] smooth = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            int a = raw[Math.max(0, i - 1)];
            int b = raw[Math.min(raw.length - 1, i + 1)];
            smooth[i] = (a + raw[i] + b) / 3;
        }
        return smooth;
    }

    /** The deepest valley between two sides; -1 where there is none. */
    private static int cut(int[] columns, int side, double tall) {
        int n = columns.length;
        int[] left = new int[n];
        int[] right = new int[n];
        for (int i = 0; i < n; i++) {
            left[i] = Math.max(columns[i], i == 0 ? 0 : left[i - 1]);
        }
        for (int i = n - 1; i >= 0; i--) {
            right[i] = Math.max(columns[i], i == n - 1 ? 0 : right[i + 1]);
        }
        int best = -1;
        double least = VALLEY;
        for (int i = side; i < n - side; i++) {
            int lower = Math.min(left[i], right[i]);
            if (lower >= tall && columns[i] < least * lower) {
                least = (double) columns[i] / lower;
                best = i;
            }
        }
        return best;
    }

    private static Region part(
            Region whole, int from, int to, Bits moving, int[] level, int[] expected) {
        Region part = new Region();
        for (int y = whole.top; y < whole.bottom; y++) {
            int first = -1;
            int last = -1;
            for (int x = from; x < to; x++) {
                if (moving.get(x, y)) {
                    first = first < 0 ? x : first;
                    last = x;
                }
            }
            if (first >= 0) {
                part.add(first, last + 1, y, moving, level, expected, moving.width);
            }
        }
        return part;
    }
}
