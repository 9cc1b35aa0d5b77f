package io.vedette.scene.motion.internal;

import io.vedette.spi.Size;
import io.vedette.spi.frame.Plane;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The luma plane as means of square cells, about 180 rows of them. Eight pixels are added at a time
 * in the lanes of a long; levels are 24.8 fixed point.
 */
final class LumaGrid {
    private static final int ROWS = 180;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final int cell;
    final int width;
    final int height;

    /** Level of each cell, 0..255 with 8 bits of fraction. */
    final int[] level;

    private final int sourceWidth;
    private final byte[] one;
    private final byte[] two;
    private final long[] evens;
    private final long[] odds;
    private final int[] columns;

    LumaGrid(Size size) {
        cell = Math.max(1, (int) Math.round((double) size.height() / ROWS));
        width = Math.max(1, size.width() / cell);
        height = Math.max(1, size.height() / cell);
        level = new int[width * height];
        sourceWidth = size.width();
        int longs = (sourceWidth + 7) / 8;
        one = new byte[longs * 8];
        two = new byte[longs * 8];
        evens = new long[longs];
        odds = new long[longs];
        columns = new int[longs * 8];
    }

    void read(Plane plane) {
        for (int row = 0; row < height; row++) {
            if (cell == 2) {
                halve(plane.data(), plane.stride(), row);
            } else {
                shrink(plane.data(), plane.stride(), row);
            }
        }
    }

    /** The common case: 2x2 cells, four of them in one long. */
    private void halve(ByteBuffer data, int stride, int row) {
        int offset = 2 * row * stride;
        data.get(offset, one, 0, sourceWidth);
        data.get(offset + stride, two, 0, sourceWidth);
        int to = row * width;
        int whole = width / 4;
        for (int i = 0; i < whole; i++, to += 4) {
            long sums = pairs((long) LONGS.get(one, 8 * i)) + pairs((long) LONGS.get(two, 8 * i));
            level[to] = (int) (sums & 0xFFFF) << 6;
            level[to + 1] = (int) (sums >>> 16 & 0xFFFF) << 6;
            level[to + 2] = (int) (sums >>> 32 & 0xFFFF) << 6;
            level[to + 3] = (int) (sums >>> 48) << 6;
        }
        for (int x = whole * 4; x < width; x++) {
            int sum =
                    (one[2 * x] & 255)
                            + (one[2 * x + 1] & 255)
                            + (two[2 * x] & 255)
                            + (two[2 * x + 1] & 255);
            level[to++] = sum << 6;
        }
    }

    private void shrink(ByteBuffer data, int stride, int row) {
        Arrays.fill(evens, 0);
        Arrays.fill(odds, 0);
        for (int k = 0; k < cell; k++) {
            data.get((row * cell + k) * stride, one, 0, sourceWidth);
            for (int i = 0; i < evens.length; i++) {
                long eight = (long) LONGS.get(one, 8 * i);
                evens[i] += eight & EVEN;
                odds[i] += eight >>> 8 & EVEN;
            }
        }
        for (int i = 0; i < evens.length; i++) {
            for (int lane = 0; lane < 4; lane++) {
                columns[8 * i + 2 * lane] = (int) (evens[i] >>> 16 * lane & 0xFFFF);
                columns[8 * i + 2 * lane + 1] = (int) (odds[i] >>> 16 * lane & 0xFFFF);
            }
        }
        int pixels = cell * cell;
        int to = row * width;
        for (int x = 0, from = 0; x < width; x++) {
            int sum = 0;
            for (int k = 0; k < cell; k++) {
                sum += columns[from++];
            }
            level[to++] = (int) (((long) sum << 8) / pixels);
        }
    }

    private static long pairs(long eight) {
        return (eight & EVEN) + (eight >>> 8 & EVEN);
    }
}
