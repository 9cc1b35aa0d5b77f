package io.vedette.stream.scene.internal;

/**
 * A colour as the camera stores it: BT.601, limited range.
 *
 * @param y 16..235
 * @param u 16..240
 * @param v 16..240
 */
record Ink(float y, float u, float v) {
    /** Of red, green and blue in 0..1, each clipped. */
    static Ink of(double red, double green, double blue) {
        double r = clip(red);
        double g = clip(green);
        double b = clip(blue);
        return new Ink(
                (float) (16 + 65.481 * r + 128.553 * g + 24.966 * b),
                (float) (128 - 37.797 * r - 74.203 * g + 112.0 * b),
                (float) (128 + 112.0 * r - 93.786 * g - 18.214 * b));
    }

    /** Of 0xRRGGBB. */
    static Ink of(int rgb) {
        return of(red(rgb), green(rgb), blue(rgb));
    }

    static double red(int rgb) {
        return (rgb >> 16 & 255) / 255.0;
    }

    static double green(int rgb) {
        return (rgb >> 8 & 255) / 255.0;
    }

    static double blue(int rgb) {
        return (rgb & 255) / 255.0;
    }

    private static double clip(double c) {
        return Math.max(0, Math.min(1, c));
    }
}
