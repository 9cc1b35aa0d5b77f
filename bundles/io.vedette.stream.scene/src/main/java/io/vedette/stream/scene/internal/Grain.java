package io.vedette.stream.scene.internal;

/** Sensor noise: one long table, read from another place for each picture. */
final class Grain {
    private final byte[] luma;
    private final byte[] chroma;
    private final int slack;

    Grain(int pixels, double deviation) {
        slack = 1 << 15;
        luma = table(pixels + slack, deviation, 9);
        chroma = table(pixels / 2 + slack, deviation * 0.35, 4);
    }

    private static byte[] table(int length, double deviation, int most) {
        byte[] table = new byte[length];
        Dice dice = new Dice(404, length, Math.round(deviation * 1000));
        // a short list of normal numbers is enough: it is drawn from at random
        byte[] bells = new byte[4096];
        for (int i = 0; i < bells.length; i++) {
            bells[i] = (byte) Math.max(-most, Math.min(most, Math.round(dice.bell() * deviation)));
        }
        for (int i = 0; i < length; ) {
            long bits = dice.bits();
            for (int k = 0; k < 5 && i < length; k++) {
                table[i++] = bells[(int) (bits & 4095)];
                bits >>>= 12;
            }
        }
        return table;
    }

    /** Adds noise; codes stay within a byte because pictures are in limited range. */
    void over(byte[] y, byte[] u, byte[] v, long frame) {
        Dice dice = new Dice(frame, 77);
        add(y, luma, dice.below(slack));
        add(u, chroma, dice.below(slack));
        add(v, chroma, dice.below(slack));
    }

    private static void add(byte[] to, byte[] table, int offset) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (byte) (to[i] + table[i + offset]);
        }
    }
}
