package io.vedette.stream.scene.internal;

/** Value noise over the plane: what makes grass, plaster and leaves look like themselves. */
final class Texture {
    private Texture() {}

    /** A number in [0, 1) for a lattice point. */
    static double hash(int x, int y, int salt) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ salt * 0x9e3779b1;
        h = (h ^ (h >>> 15)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return ((h ^ (h >>> 16)) >>> 8) * 0x1.0p-24;
    }

    /** Smooth noise in [0, 1) with cells of size 1. */
    static double noise(double x, double y, int salt) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        int ix = (int) fx;
        int iy = (int) fy;
        double tx = x - fx;
        double ty = y - fy;
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        double top = hash(ix, iy, salt) * (1 - tx) + hash(ix + 1, iy, salt) * tx;
        double low = hash(ix, iy + 1, salt) * (1 - tx) + hash(ix + 1, iy + 1, salt) * tx;
        return top * (1 - ty) + low * ty;
    }

    /** Three octaves in [0, 1), mean 0.5. */
    static double cloud(double x, double y, int salt) {
        return 0.55 * noise(x, y, salt)
                + 0.29 * noise(x * 2.1, y * 2.1, salt + 1)
                + 0.16 * noise(x * 4.3, y * 4.3, salt + 2);
    }
}
