package io.vedette.scene.motion.internal;

import java.util.Arrays;

/** A picture of one bit a cell, 64 cells a word, so that morphology costs next to nothing. */
final class Bits {
    final int width;
    final int height;
    final int words;
    final long[] bits;
    private final long lastWord;

    Bits(int width, int height) {
        this.width = width;
        this.height = height;
        words = (width + 63) / 64;
        bits = new long[words * height];
        lastWord = width % 64 == 0 ? -1L : (1L << width % 64) - 1;
    }

    void clear() {
        Arrays.fill(bits, 0);
    }

    boolean get(int x, int y) {
        return (bits[y * words + (x >> 6)] >>> x & 1) != 0;
    }

    void set(int x, int y) {
        bits[y * words + (x >> 6)] |= 1L << x;
    }

    void unset(int x, int y) {
        bits[y * words + (x >> 6)] &= ~(1L << x);
    }

    int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Sets the cells whose sign bit is set in {@code signs}. */
    void fromSigns(int[] signs) {
        int from = 0;
        for (int y = 0; y < height; y++) {
            for (int w = 0; w < words; w++) {
                int n = Math.min(64, width - 64 * w);
                long word = 0;
                for (int b = 0; b < n; b++) {
                    word |= (long) (signs[from++] >>> 31) << b;
                }
                bits[y * words + w] = word;
            }
        }
    }

    void and(Bits other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= other.bits[i];
        }
    }

    void andNot(Bits other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= ~other.bits[i];
        }
    }

    void copy(Bits other) {
        System.arraycopy(other.bits, 0, bits, 0, bits.length);
    }

    /**
     * Keeps the cells of {@code from} that have at least {@code least} (1..4) neighbours among the
     * eight around them.
     */
    void despeckle(Bits from, int least) {
        for (int y = 0; y < height; y++) {
            for (int w = 0; w < words; w++) {
                // Counters of 64 cells, saturating at 4: one, two, four are their bits.
                long one = 0;
                long two = 0;
                long four = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        if (dx == 0 && dy == 0) {
                            continue;
                        }
                        long add = from.shifted(w, y + dy, dx);
                        long carry = one & add;
                        one ^= add;
                        four |= two & carry;
                        two ^= carry;
                    }
                }
                long enough =
                        switch (least) {
                            case 1 -> one | two | four;
                            case 2 -> two | four;
                            case 3 -> (one & two) | four;
                            default -> four;
                        };
                bits[y * words + w] = from.bits[y * words + w] & enough;
            }
        }
    }

    /** Becomes {@code from} dilated by a rectangle of these half sides. */
    void dilate(Bits from, int dx, int dy, Bits scratch) {
        for (int y = 0; y < height; y++) {
            for (int w = 0; w < words; w++) {
                long word = 0;
                for (int d = -dx; d <= dx; d++) {
                    word |= from.shifted(w, y, d);
                }
                scratch.bits[y * words + w] = word;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int w = 0; w < words; w++) {
                long word = 0;
                int bottom = Math.min(height - 1, y + dy);
                for (int r = Math.max(0, y - dy); r <= bottom; r++) {
                    word |= scratch.bits[r * words + w];
                }
                bits[y * words + w] = w == words - 1 ? word & lastWord : word;
            }
        }
    }

    /** Becomes {@code from} eroded by a rectangle; outside the picture counts as set. */
    void erode(Bits from, int dx, int dy, Bits scratch) {
        for (int i = 0; i < bits.length; i++) {
            boolean last = i % words == words - 1;
            bits[i] = ~from.bits[i] & (last ? lastWord : -1L);
        }
        Bits inverse = new Bits(this);
        inverse.dilate(inverse, dx, dy, scratch);
        for (int i = 0; i < bits.length; i++) {
            boolean last = i % words == words - 1;
            bits[i] = ~bits[i] & (last ? lastWord : -1L);
        }
    }

    /** The same memory under another name, for a step in place. */
    private Bits(Bits other) {
        width = other.width;
        height = other.height;
        words = other.words;
        bits = other.bits;
        lastWord = other.lastWord;
    }

    /** The word whose bit x is the cell x + dx of row y; 0 outside. */
    private long shifted(int w, int y, int dx) {
        if (y < 0 || y >= height) {
            return 0;
        }
        int i = y * words + w;
        if (dx == 0) {
            return bits[i];
        }
        if (dx > 0) {
            long next = w + 1 < words ? bits[i + 1] : 0;
            return bits[i] >>> dx | next << (64 - dx);
        }
        long previous = w > 0 ? bits[i - 1] : 0;
        return bits[i] << -dx | previous >>> (64 + dx);
    }
}
