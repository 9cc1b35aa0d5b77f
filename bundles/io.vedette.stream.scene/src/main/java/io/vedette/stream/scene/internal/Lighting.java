package io.vedette.stream.scene.internal;

/** Puts the day's light on surfaces. */
final class Lighting {
    private final Layout layout;
    private final Day day;
    private final double eaves;

    Lighting(Layout layout, Day day) {
        this.layout = layout;
        this.day = day;
        this.eaves = 5.5;
    }

    /**
     * Lights a colour.
     *
     * @param ambient share of the ambient light that arrives
     * @param sun share of direct light, 0..1
     */
    void on(Ray ray, double ambient, double sun) {
        double lamp = day.lamps() > 0 ? day.lamps() * layout.lamplight(ray.x, ray.z) : 0;
        Rgb c = ray.colour;
        c.r *= day.ambient()[0] * ambient + day.sun()[0] * sun + lamp * 1.05;
        c.g *= day.ambient()[1] * ambient + day.sun()[1] * sun + lamp * 0.92;
        c.b *= day.ambient()[2] * ambient + day.sun()[2] * sun + lamp * 0.66;
    }

    /** Share of the sun that reaches a point on the ground. */
    double sunAt(double x, double z) {
        if (day.sun()[1] == 0) {
            return 0;
        }
        double share = 1;
        if (day.shadowZ() > 0.05) {
            // the house the camera hangs on throws its shadow into the yard
            share = Math.min(share, Trig.smooth((z - 1 - eaves * day.shadowZ()) / 0.25));
        }
        for (Layout.Tree tree : layout.trees) {
            double fx = x - tree.x() - tree.crownHeight() * day.shadowX();
            double fz = z - tree.z() - tree.crownHeight() * day.shadowZ();
            double ragged = 0.35 * (Texture.cloud(x * 2.6, z * 2.6, tree.salt()) - 0.5);
            double far = Math.sqrt(fx * fx + fz * fz) / tree.crown() + ragged;
            share = Math.min(share, Trig.smooth((far - 0.88) / 0.2));
        }
        return Math.min(share, fenceShade(x, z));
    }

    private double fenceShade(double x, double z) {
        double up = day.shadowZ() == 0 ? -1 : (z - layout.fence) / day.shadowZ();
        if (up <= 0) {
            return 1;
        }
        double along = x - up * day.shadowX();
        double high = layout.fenceKind == Layout.Fence.HEDGE ? 0.95 : 0.9;
        if (Math.abs(along - layout.gate) < layout.gateHalf || up > high) {
            return 1;
        }
        return layout.fenceKind == Layout.Fence.PICKET ? 0.45 : 0.1;
    }

    Day day() {
        return day;
    }
}
