package io.vedette.scene.motion.internal;

/** Plain measures of a picture, from every other row. */
final class Look {
    private Look() {}

    /** Mean brightness, 0..1. */
    static double luma(LumaGrid grid) {
        int[] level = grid.level;
        long sum = 0;
        for (int y = 0; y < grid.height; y += 2) {
            int row = 0;
            for (int i = y * grid.width; i < (y + 1) * grid.width; i++) {
                row += level[i];
            }
            sum += row;
        }
        return sum / (255.0 * 256 * grid.width * ((grid.height + 1) / 2));
    }

    /** Mean absolute step from a cell to its right neighbour, 0..1. */
    static double sharpness(LumaGrid grid) {
        int[] level = grid.level;
        long sum = 0;
        for (int y = 0; y < grid.height; y += 2) {
            int row = 0;
            int end = (y + 1) * grid.width - 1;
            for (int i = y * grid.width; i < end; i++) {
                row += Math.abs(level[i + 1] - level[i]);
            }
            sum += row;
        }
        return sum / (255.0 * 256 * Math.max(1, (grid.width - 1) * ((grid.height + 1) / 2)));
    }
}
