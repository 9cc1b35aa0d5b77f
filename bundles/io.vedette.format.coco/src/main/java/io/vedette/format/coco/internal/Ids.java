package io.vedette.format.coco.internal;

/** Gives numbers: the one something had before where it is still free, else the next free one. */
final class Ids {
    private final LongSet taken = new LongSet();
    private long last;

    long give(String before) {
        long wanted = number(before);
        if (wanted > 0 && taken.add(wanted)) {
            return wanted;
        }
        do {
            last++;
        } while (!taken.add(last));
        return last;
    }

    private static long number(String text) {
        if (text == null || text.isEmpty() || text.length() > 18) {
            return 0;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
        }
        return Long.parseLong(text);
    }
}
