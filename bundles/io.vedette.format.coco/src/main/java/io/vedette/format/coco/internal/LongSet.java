package io.vedette.format.coco.internal;

import java.util.Arrays;

/** Positive numbers, at most twice sixteen bytes each: open addressing. */
final class LongSet {
    private long[] table = new long[64];
    private int size;

    /** Adds a number above 0; false where it was there. */
    boolean add(long number) {
        if (size * 2 >= table.length) {
            long[] old = table;
            table = new long[old.length * 2];
            size = 0;
            Arrays.stream(old).filter(n -> n != 0).forEach(this::add);
        }
        int at = slot(number);
        if (table[at] == number) {
            return false;
        }
        table[at] = number;
        size++;
        return true;
    }

    private int slot(long number) {
        int at = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & table.length - 1;
        while (table[at] != 0 && table[at] != number) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }
}
