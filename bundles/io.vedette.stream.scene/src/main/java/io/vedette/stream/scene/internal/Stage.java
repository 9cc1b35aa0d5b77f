package io.vedette.stream.scene.internal;

/** A place in a day's light: what actors need to be drawn. */
final class Stage {
    final Layout layout;
    final Camera camera;
    final Day day;
    private final Lighting lighting;

    Stage(Layout layout, Day day) {
        this.layout = layout;
        this.camera = layout.camera;
        this.day = day;
        this.lighting = new Lighting(layout, day);
    }

    /** A cloth, fur or paint of 0xRRGGBB in the day's light under an average lamp. */
    Ink ink(int rgb) {
        double lamp = day.lamps();
        double[] a = day.ambient();
        double[] s = day.sun();
        return Ink.of(
                Ink.red(rgb) * (a[0] + 0.6 * s[0] + lamp * 1.05),
                Ink.green(rgb) * (a[1] + 0.6 * s[1] + lamp * 0.92),
                Ink.blue(rgb) * (a[2] + 0.6 * s[2] + lamp * 0.66));
    }

    /** How much brighter or darker it is at a point than {@link #ink} supposes. */
    double light(double x, double z) {
        double open = day.ambient()[1] + 0.6 * day.sun()[1] + day.lamps();
        double here = day.ambient()[1];
        if (day.sun()[1] > 0) {
            here += 0.6 * day.sun()[1] * lighting.sunAt(x, z);
        }
        if (day.lamps() > 0) {
            here += day.lamps() * layout.lamplight(x, z);
        }
        return here / open;
    }
}
