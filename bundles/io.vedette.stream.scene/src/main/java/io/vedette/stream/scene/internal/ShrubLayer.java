package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;

/** A bush cut out of leaves; the wind bends it row by row. */
final class ShrubLayer {
    private final int width;
    private final int height;
    private final int left;
    private final int top;
    private final float[] cover;
    private final float[] luma;
    private final float[] blue;
    private final float[] red;
    private final double depth;
    private final double scale;
    private final double phase;

    ShrubLayer(Layout.Shrub shrub, Stage stage) {
        Camera camera = stage.camera;
        depth = camera.depth(shrub.x(), shrub.z());
        scale = camera.scale(depth);
        phase = shrub.salt() % 63 / 10.0;
        width = (int) Math.ceil(shrub.radius() * 2.3 * scale) + 2;
        height = (int) Math.ceil(shrub.height() * 1.1 * scale) + 2;
        left = (int) (camera.column(shrub.x(), shrub.z(), depth) - width / 2.0);
        top = (int) (camera.row(0, depth) - height + 1);
        cover = new float[width * height];
        luma = new float[width * height];
        blue = new float[width * height];
        red = new float[width * height];
        grow(shrub, stage);
    }

    private void grow(Layout.Shrub shrub, Stage stage) {
        int[] greens = {0x3f6a34, 0x55733a, 0x6a6f3a, 0x34553a};
        int green = greens[shrub.salt() & 3];
        int bloom = shrub.salt() % 5 == 0 ? 0xd890a8 : 0x8aa552;
        double light = stage.light(shrub.x(), shrub.z());
        Rgb c = new Rgb();
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                double seen = 0;
                double r = 0;
                double g = 0;
                double b = 0;
                for (int sub = 0; sub < 4; sub++) {
                    double x = (i + 0.25 + 0.5 * (sub & 1) - width / 2.0) / scale;
                    double up = (height - j - 0.25 - 0.5 * (sub >> 1)) / scale;
                    double e = (up / shrub.height() - 0.48) / 0.52;
                    double far = Math.sqrt(x * x / (shrub.radius() * shrub.radius()) + e * e);
                    double leaf = Texture.cloud(x * 11, up * 11, shrub.salt());
                    double edge = Texture.cloud(x * 4, up * 4, shrub.salt() + 3);
                    if (up > 0
                            && far < 0.72 + 0.56 * edge
                            && leaf > 0.2 + 0.25 * Math.max(0, far - 0.7)) {
                        c.set(green).mix(bloom, leaf > 0.72 ? 0.8 : Math.max(0, leaf - 0.5));
                        c.times(0.42 + 0.8 * leaf + 0.3 * e);
                        seen++;
                        r += c.r;
                        g += c.g;
                        b += c.b;
                    }
                }
                if (seen > 0) {
                    int at = j * width + i;
                    Ink ink = lit(stage, r / seen * light, g / seen * light, b / seen * light);
                    cover[at] = (float) (seen / 4);
                    luma[at] = ink.y();
                    blue[at] = ink.u();
                    red[at] = ink.v();
                }
            }
        }
    }

    private static Ink lit(Stage stage, double r, double g, double b) {
        int rgb = byteOf(r) << 16 | byteOf(g) << 8 | byteOf(b);
        return stage.ink(rgb);
    }

    private static int byteOf(double c) {
        return (int) Math.max(0, Math.min(255, c * 255));
    }

    double depth() {
        return depth;
    }

    /** Enters the bush, as it stands without wind, among what hides things. */
    void hide(float[] depths, Size size) {
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                int row = top + j;
                int column = left + i;
                boolean shown =
                        row >= 0 && row < size.height() && column >= 0 && column < size.width();
                if (shown && cover[j * width + i] > 0.7f) {
                    int at = row * size.width() + column;
                    depths[at] = Math.min(depths[at], (float) depth);
                }
            }
        }
    }

    /**
     * Paints the bush.
     *
     * @param push metres by which the wind moves its top
     * @param tremble metres of the leaves' own movement
     */
    void paint(Painter to, float[] depths, double t, double push, double tremble) {
        double swing = push * (0.55 + 0.45 * Trig.sin(t * 5.1 + phase)) + 0.006;
        for (int j = 0; j < height; j++) {
            int row = top + j;
            if (row < 0 || row >= to.height) {
                continue;
            }
            double up = 1 - (double) j / height;
            double shift =
                    scale
                            * (swing * up * StrictMath.sqrt(up)
                                    + tremble * up * Trig.sin(t * 11 + j * 0.55 + phase));
            int whole = (int) Math.floor(shift);
            float part = (float) (shift - whole);
            row(to, depths, row, j, whole, part);
        }
    }

    private void row(Painter to, float[] depths, int row, int j, int whole, float part) {
        boolean chroma = (row & 1) == 0;
        int from = Math.max(0, left + whole);
        int until = Math.min(to.width, left + whole + width + 1);
        for (int column = from; column < until; column++) {
            int i = column - left - whole;
            float a = i < width ? cover[j * width + i] * (1 - part) : 0;
            float b = i > 0 ? cover[j * width + i - 1] * part : 0;
            float sum = a + b;
            int at = row * to.width + column;
            if (sum <= 0 || depths[at] < depth) {
                continue;
            }
            int one = j * width + Math.min(i, width - 1);
            int two = j * width + Math.max(0, i - 1);
            int old = to.y[at] & 255;
            float value = (luma[one] * a + luma[two] * b) / sum;
            to.y[at] = (byte) (old + (value - old) * sum);
            if (chroma && (column & 1) == 0) {
                int half = row / 2 * to.chromaWidth + column / 2;
                int main = a >= b ? one : two;
                int oldU = to.u[half] & 255;
                int oldV = to.v[half] & 255;
                to.u[half] = (byte) (oldU + (blue[main] - oldU) * sum + 0.5f);
                to.v[half] = (byte) (oldV + (red[main] - oldV) * sum + 0.5f);
            }
        }
    }
}
