package io.vedette.stream.scene.internal;

/** A colour that is worked on, 0..1. */
final class Rgb {
    double r;
    double g;
    double b;

    Rgb set(int rgb) {
        r = Ink.red(rgb);
        g = Ink.green(rgb);
        b = Ink.blue(rgb);
        return this;
    }

    Rgb times(double k) {
        r *= k;
        g *= k;
        b *= k;
        return this;
    }

    Rgb mix(int rgb, double share) {
        r += (Ink.red(rgb) - r) * share;
        g += (Ink.green(rgb) - g) * share;
        b += (Ink.blue(rgb) - b) * share;
        return this;
    }
}
