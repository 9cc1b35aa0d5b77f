package io.vedette.scene.motion.internal;

/** One moving region, in cells; right and bottom are one past the last. */
final class Region {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right;
    int bottom;

    /** Cells that move. */
    int area;

    /** Sum of their differences, in levels. */
    double contrast;

    /** Steps of brightness across the left and right border, in the picture and behind it. */
    double edge;

    double edgeBehind;

    void add(int start, int end, int row, Bits moving, int[] level, int[] expected, int width) {
        left = Math.min(left, start);
        right = Math.max(right, end);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row + 1);
        int base = row * width;
        for (int x = start; x < end; x++) {
            if (moving.get(x, row)) {
                area++;
                contrast += Math.abs(level[base + x] - expected[base + x]) / 256.0;
            }
        }
        border(start, base, width, level, expected);
        border(end - 1, base, width, level, expected);
    }

    private void border(int x, int base, int width, int[] level, int[] expected) {
        if (x < 2 || x >= width - 2) {
            return;
        }
        int a = base + x - 2;
        int b = base + x + 2;
        edge += Math.abs(level[a] - level[b]) / 256.0;
        edgeBehind += Math.abs(expected[a] - expected[b]) / 256.0;
    }

    /** Whether another region may be a part of the same thing: above or below it, and close. */
    boolean belongsTo(Region other, int gap) {
        int shared = Math.min(right, other.right) - Math.max(left, other.left);
        int narrower = Math.min(right - left, other.right - other.left);
        int between = Math.max(top, other.top) - Math.min(bottom, other.bottom);
        // A part is much smaller than the rest; two of a size are two.
        return 2 * shared >= narrower
                && between <= gap
                && 3 * Math.min(area, other.area) <= Math.max(area, other.area);
    }

    void join(Region other) {
        left = Math.min(left, other.left);
        top = Math.min(top, other.top);
        right = Math.max(right, other.right);
        bottom = Math.max(bottom, other.bottom);
        area += other.area;
        contrast += other.contrast;
        edge += other.edge;
        edgeBehind += other.edgeBehind;
    }

    /**
     * Whether the border is rather in the background than in the picture: something that was
     * learned as background has gone and left its print.
     */
    boolean ghost() {
        return edgeBehind > 1.5 * edge;
    }
}
