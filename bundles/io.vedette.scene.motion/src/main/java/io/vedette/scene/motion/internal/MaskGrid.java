package io.vedette.scene.motion.internal;

import io.vedette.spi.Size;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.geometry.Polygon;
import java.util.Arrays;

/** Which cells are looked at; drawn anew only when the masks change. */
final class MaskGrid {
    final Bits watched;

    /** Negative where a cell is not looked at. */
    final int[] ignored;

    private final Size size;
    private final int cell;
    private Masks drawn;
    private int count;

    MaskGrid(LumaGrid grid, Size size) {
        this.size = size;
        cell = grid.cell;
        watched = new Bits(grid.width, grid.height);
        ignored = new int[grid.width * grid.height];
    }

    void draw(Masks masks) {
        if (masks.equals(drawn)) {
            return;
        }
        drawn = masks;
        watched.clear();
        Arrays.fill(ignored, 0);
        for (int y = 0; y < watched.height; y++) {
            for (int x = 0; x < watched.width; x++) {
                Point p =
                        new Point(
                                (x + 0.5) * cell / size.width(), (y + 0.5) * cell / size.height());
                if (covers(masks, p)) {
                    ignored[y * watched.width + x] = -1;
                } else {
                    watched.set(x, y);
                }
            }
        }
        count = watched.count();
    }

    /** Cells looked at, at least 1. */
    int count() {
        return Math.max(1, count);
    }

    private static boolean covers(Masks masks, Point p) {
        for (Polygon polygon : masks.ignore()) {
            if (polygon.contains(p)) {
                return true;
            }
        }
        for (Polygon polygon : masks.privacy()) {
            if (polygon.contains(p)) {
                return true;
            }
        }
        return false;
    }
}
