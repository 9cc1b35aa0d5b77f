package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;

/**
 * A pinhole above flat ground. World metres: x along the street, y up, z across the yard towards
 * the street; the camera hangs at (0, height, 0). Looking down is a shifted lens, so verticals stay
 * vertical.
 *
 * @param size picture
 * @param focal pixels
 * @param horizon row of the horizon
 * @param height metres above the ground
 * @param cos of the yaw
 * @param sin of the yaw
 */
record Camera(Size size, double focal, double horizon, double height, double cos, double sin) {

    /** Distance along the optical axis. */
    double depth(double x, double z) {
        return x * sin + z * cos;
    }

    double column(double x, double z, double depth) {
        return size.width() * 0.5 + focal * (x * cos - z * sin) / depth;
    }

    double row(double y, double depth) {
        return horizon + focal * (height - y) / depth;
    }

    /** Pixels of a metre at a depth. */
    double scale(double depth) {
        return focal / depth;
    }

    /** World x of the ground seen at a pixel below the horizon. */
    double groundX(double column, double row) {
        double depth = focal * height / (row - horizon);
        return depth * ((column - size.width() * 0.5) / focal * cos + sin);
    }

    /** World z of the ground seen at a pixel below the horizon. */
    double groundZ(double column, double row) {
        double depth = focal * height / (row - horizon);
        return depth * (cos - (column - size.width() * 0.5) / focal * sin);
    }
}
