package io.vedette.service.collect;

import io.vedette.spi.frame.Crop;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a picture looks like from far away: the mean luma of 9 x 8 cells. Its difference hash
 * (dHash) says which cell is brighter than its left neighbour, 64 bits.
 *
 * @param luma 72 bytes, rows of 9; not to be written
 */
public record Fingerprint(byte[] luma) {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;

    /** Refuses another number of cells. */
    public Fingerprint {
        if (luma.length != COLUMNS * ROWS) {
            throw new IllegalArgumentException(
                    "a fingerprint has " + COLUMNS * ROWS + " cells: " + luma.length);
        }
    }

    /** The fingerprint of a picture of at least one pixel. */
    public static Fingerprint of(Crop picture) {
        byte[] cells = new byte[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                cells[row * COLUMNS + column] = (byte) mean(picture, column, row);
            }
        }
        return new Fingerprint(cells);
    }

    private static int mean(Crop picture, int column, int row) {
        int left = column * picture.width() / COLUMNS;
        int right = Math.max(left + 1, (column + 1) * picture.width() / COLUMNS);
        int top = row * picture.height() / ROWS;
        int bottom = Math.max(top + 1, (row + 1) * picture.height() / ROWS);
        byte[] bgr = picture.bgr();
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = (y * picture.width() + x) * 3;
                // Rec. 601 luma in 1/256.
                sum +=
                        29 * (bgr[at] & 0xff)
                                + 150 * (bgr[at + 1] & 0xff)
                                + 77 * (bgr[at + 2] & 0xff);
            }
        }
        return (int) (sum / 256 / ((long) (right - left) * (bottom - top)));
    }

    /** The fingerprint of {@link #text()}. */
    public static Fingerprint parse(String text) {
        return new Fingerprint(HexFormat.of().parseHex(text));
    }

    /** 144 hexadecimal digits. */
    public String text() {
        return HexFormat.of().formatHex(luma);
    }

    /** The difference hash: bit {@code 8 * row + i} is set where cell i+1 is brighter than i. */
    public long hash() {
        long hash = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < COLUMNS - 1; i++) {
                int at = row * COLUMNS + i;
                if ((luma[at + 1] & 0xff) > (luma[at] & 0xff)) {
                    hash |= 1L << (row * 8 + i);
                }
            }
        }
        return hash;
    }

    /** Bits in which the hashes differ, 0..64. */
    public int distance(Fingerprint other) {
        return Long.bitCount(hash() ^ other.hash());
    }

    /** Mean difference of the cells, 0..255: tells flat pictures apart, whose hash says little. */
    public double difference(Fingerprint other) {
        int sum = 0;
        for (int i = 0; i < luma.length; i++) {
            sum += Math.abs((luma[i] & 0xff) - (other.luma[i] & 0xff));
        }
        return (double) sum / luma.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && Arrays.equals(luma, f.luma);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(luma);
    }

    @Override
    public String toString() {
        return "Fingerprint[" + Long.toHexString(hash()) + "]";
    }
}
