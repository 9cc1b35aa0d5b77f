package io.vedette.stream.scene.internal;

/** One line of sight, and what it has met: depth along the optical axis and colour. */
final class Ray {
    /** Step for one metre of depth. */
    double dx;

    double dy;
    double dz;

    /** Where the thing in hand is met. */
    double depth;

    double x;
    double y;
    double z;
    final Rgb colour = new Rgb();

    /** Goes to a depth. */
    void to(double depth, double eye) {
        this.depth = depth;
        x = dx * depth;
        y = eye + dy * depth;
        z = dz * depth;
    }
}
