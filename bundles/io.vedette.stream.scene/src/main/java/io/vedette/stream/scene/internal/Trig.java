package io.vedette.stream.scene.internal;

/** Sine by table: fast, and the same bits on every machine. */
final class Trig {
    private static final int SIZE = 1 << 13;
    private static final double STEP = SIZE / (2 * Math.PI);
    private static final double[] SINE = new double[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            SINE[i] = StrictMath.sin(i / STEP);
        }
    }

    private Trig() {}

    static double sin(double a) {
        double at = a * STEP;
        double floor = Math.floor(at);
        int i = (int) ((long) floor & (SIZE - 1));
        return SINE[i] + (SINE[i + 1] - SINE[i]) * (at - floor);
    }

    static double cos(double a) {
        return sin(a + Math.PI / 2);
    }

    /** 0 below 0, 1 above 1, smooth between. */
    static double smooth(double t) {
        double c = Math.max(0, Math.min(1, t));
        return c * c * (3 - 2 * c);
    }
}
