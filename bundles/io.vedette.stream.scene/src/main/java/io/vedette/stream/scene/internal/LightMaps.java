package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;

/** Where the ground lies under each pixel, in the coordinates moving light needs. Made at need. */
final class LightMaps {
    /** Steps of {@link #drift} in a metre. */
    static final double DRIFT_STEPS = 16;

    /** Steps of {@link #bearing} in a radian. */
    static final double BEARING_STEPS = 256;

    private final Layout layout;
    private short[] drift;
    private short[] bearing;
    private short[] reach;
    private int first;

    LightMaps(Layout layout) {
        this.layout = layout;
    }

    /** First row of the maps; above it no light moves. */
    int firstRow() {
        make();
        return first;
    }

    /** Position along the clouds' way, ragged. */
    short[] drift() {
        make();
        return drift;
    }

    /** Direction from where headlights turn in, 0 straight into the yard. */
    short[] bearing() {
        make();
        return bearing;
    }

    /** Strength of headlights, 0..256. */
    short[] reach() {
        make();
        return reach;
    }

    private void make() {
        if (drift != null) {
            return;
        }
        Camera camera = layout.camera;
        Size size = camera.size();
        double base = camera.row(0, camera.depth(0, layout.houses));
        first = Math.max(0, (int) Math.min(base, size.height() * 0.4));
        int n = size.width() * size.height();
        short[] along = new short[n];
        short[] angle = new short[n];
        short[] strength = new short[n];
        for (int row = first; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                double deep = Math.max(camera.horizon() + 4, row + 0.5);
                double x = camera.groundX(column + 0.5, deep);
                double z = camera.groundZ(column + 0.5, deep);
                int at = row * size.width() + column;
                double ragged = 3.2 * Texture.cloud(x * 0.3, z * 0.3, 91);
                along[at] = clip((x * 0.85 + z * 0.5 + ragged) * DRIFT_STEPS);
                double dx = x - layout.gate;
                double dz = layout.kerb + 2 - z;
                double far = Math.sqrt(dx * dx + dz * dz);
                angle[at] = clip(dx / Math.max(1, Math.abs(dz)) * BEARING_STEPS);
                strength[at] = clip(dz < 0.3 ? 0 : 256 / (1 + far * far / 70));
            }
        }
        bearing = angle;
        reach = strength;
        drift = along;
    }

    private static short clip(double value) {
        return (short) Math.max(-32000, Math.min(32000, value));
    }
}
