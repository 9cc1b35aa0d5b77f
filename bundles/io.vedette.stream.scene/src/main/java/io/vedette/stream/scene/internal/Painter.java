package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;

/**
 * The pen that paints: antialiased limbs and faces straight into I420 planes, behind what stands
 * nearer. All arithmetic is plain Java floats, so the same film comes out everywhere.
 */
final class Painter implements Pen {
    final int width;
    final int height;
    final int chromaWidth;
    final int chromaHeight;
    final byte[] y;
    final byte[] u;
    final byte[] v;
    private final float[] shade;
    private final float[] row;
    private final double[] cuts = new double[32];
    private float[] depths;
    private boolean solid;
    private float depth;
    private float light = 1;
    private float sunX;
    private int shadeLeft;
    private int shadeTop;
    private int shadeRight;
    private int shadeBottom;

    Painter(Size size) {
        width = size.width();
        height = size.height();
        chromaWidth = (width + 1) / 2;
        chromaHeight = (height + 1) / 2;
        y = new byte[width * height];
        u = new byte[chromaWidth * chromaHeight];
        v = new byte[chromaWidth * chromaHeight];
        shade = new float[width * height];
        row = new float[width + 2];
        forgetShadow();
    }

    /** Over which scene to paint, and from which side (-1..1) the light comes. */
    void over(float[] depths, double sunX) {
        this.depths = depths;
        this.sunX = (float) sunX;
    }

    /** Whether what is painted from now on hides what comes later and stands behind it. */
    void solid(boolean solid) {
        this.solid = solid;
    }

    @Override
    public void begin(double depth, double light) {
        this.depth = (float) depth;
        this.light = (float) light;
    }

    @Override
    public void limb(double x0, double y0, double r0, double x1, double y1, double r1, Ink ink) {
        double low = Math.max(0.55, r0);
        double high = Math.max(0.55, r1);
        luma((float) x0, (float) y0, (float) low, (float) x1, (float) y1, (float) high, ink);
        chroma(
                (float) x0 * 0.5f,
                (float) y0 * 0.5f,
                (float) low * 0.5f,
                (float) x1 * 0.5f,
                (float) y1 * 0.5f,
                (float) high * 0.5f,
                ink);
    }

    private void luma(float x0, float y0, float r0, float x1, float y1, float r1, Ink ink) {
        float far = Math.max(r0, r1) + 0.5f;
        int left = Math.max(0, (int) (Math.min(x0, x1) - far));
        int right = Math.min(width - 1, (int) (Math.max(x0, x1) + far));
        int top = Math.max(0, (int) (Math.min(y0, y1) - far));
        int bottom = Math.min(height - 1, (int) (Math.max(y0, y1) + far));
        float dx = x1 - x0;
        float dy = y1 - y0;
        float scale = 1 / Math.max(1e-6f, dx * dx + dy * dy);
        float ground = (ink.y() - 16) * light;
        for (int py = top; py <= bottom; py++) {
            float qy = py + 0.5f - y0;
            int at = py * width + left;
            for (int px = left; px <= right; px++, at++) {
                float qx = px + 0.5f - x0;
                float t = Math.max(0, Math.min(1, (qx * dx + qy * dy) * scale));
                float ox = qx - dx * t;
                float oy = qy - dy * t;
                float r = r0 + (r1 - r0) * t;
                float square = ox * ox + oy * oy;
                float reach = r + 0.5f;
                if (square >= reach * reach || depths[at] < depth) {
                    continue;
                }
                float cover = Math.min(1, reach - (float) Math.sqrt(square));
                float round = 1 + (ox * sunX * 0.22f - oy * 0.12f) / r;
                float value = Math.min(235, 16 + ground * round);
                int old = y[at] & 255;
                y[at] = (byte) (old + (value - old) * cover);
                if (solid && cover > 0.5f) {
                    depths[at] = depth;
                }
            }
        }
    }

    private void chroma(float x0, float y0, float r0, float x1, float y1, float r1, Ink ink) {
        float far = Math.max(r0, r1) + 0.5f;
        int left = Math.max(0, (int) (Math.min(x0, x1) - far));
        int right = Math.min(chromaWidth - 1, (int) (Math.max(x0, x1) + far));
        int top = Math.max(0, (int) (Math.min(y0, y1) - far));
        int bottom = Math.min(chromaHeight - 1, (int) (Math.max(y0, y1) + far));
        float dx = x1 - x0;
        float dy = y1 - y0;
        float scale = 1 / Math.max(1e-6f, dx * dx + dy * dy);
        for (int py = top; py <= bottom; py++) {
            float qy = py + 0.5f - y0;
            int at = py * chromaWidth + left;
            int under = Math.min(2 * py, height - 1) * width;
            for (int px = left; px <= right; px++, at++) {
                float qx = px + 0.5f - x0;
                float t = Math.max(0, Math.min(1, (qx * dx + qy * dy) * scale));
                float ox = qx - dx * t;
                float oy = qy - dy * t;
                float reach = r0 + (r1 - r0) * t + 0.5f;
                float square = ox * ox + oy * oy;
                if (square < reach * reach
                        && depths[under + Math.min(2 * px, width - 1)] >= depth) {
                    tint(at, Math.min(1, reach - (float) Math.sqrt(square)), ink);
                }
            }
        }
    }

    private void tint(int at, float cover, Ink ink) {
        int oldU = u[at] & 255;
        int oldV = v[at] & 255;
        float strength = Math.min(1.1f, light);
        u[at] = (byte) (oldU + (128 + (ink.u() - 128) * strength - oldU) * cover + 0.5f);
        v[at] = (byte) (oldV + (128 + (ink.v() - 128) * strength - oldV) * cover + 0.5f);
    }

    @Override
    public void face(double[] xs, double[] ys, int corners, Ink ink) {
        fill(xs, ys, corners, ink, 1);
        fill(xs, ys, corners, ink, 0.5);
    }

    private void fill(double[] xs, double[] ys, int corners, Ink ink, double scale) {
        boolean full = scale == 1;
        int columns = full ? width : chromaWidth;
        int rows = full ? height : chromaHeight;
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < corners; i++) {
            least = Math.min(least, ys[i] * scale);
            most = Math.max(most, ys[i] * scale);
        }
        int last = Math.min(rows - 1, (int) Math.floor(most));
        for (int py = Math.max(0, (int) Math.floor(least)); py <= last; py++) {
            int left = columns;
            int right = -1;
            for (int sub = 0; sub < 4; sub++) {
                int n = cross(xs, ys, corners, py + 0.125 + sub * 0.25, scale);
                for (int i = 0; i + 1 < n; i += 2) {
                    double a = Math.max(0, cuts[i]);
                    double b = Math.min(columns, cuts[i + 1]);
                    if (b > a) {
                        left = Math.min(left, (int) a);
                        right = Math.max(right, Math.min(columns - 1, (int) b));
                        span((float) a, (float) b, 0.25f);
                    }
                }
            }
            for (int px = left; px <= right; px++) {
                float cover = Math.min(1, row[px]);
                row[px] = 0;
                if (full) {
                    dot(py * width + px, cover, ink);
                } else if (depths[
                                Math.min(2 * py, height - 1) * width + Math.min(2 * px, width - 1)]
                        >= depth) {
                    tint(py * chromaWidth + px, cover, ink);
                }
            }
            row[columns] = 0;
        }
    }

    private void dot(int at, float cover, Ink ink) {
        if (depths[at] < depth) {
            return;
        }
        float value = Math.min(235, 16 + (ink.y() - 16) * light);
        int old = y[at] & 255;
        y[at] = (byte) (old + (value - old) * cover);
        if (solid && cover > 0.5f) {
            depths[at] = depth;
        }
    }

    private int cross(double[] xs, double[] ys, int corners, double level, double scale) {
        int n = 0;
        for (int i = 0, j = corners - 1; i < corners; j = i++) {
            double a = ys[i] * scale;
            double b = ys[j] * scale;
            if (a > level != b > level && n < cuts.length) {
                double x = (xs[i] + (xs[j] - xs[i]) * (level - a) / (b - a)) * scale;
                int k = n++;
                for (; k > 0 && cuts[k - 1] > x; k--) {
                    cuts[k] = cuts[k - 1];
                }
                cuts[k] = x;
            }
        }
        return n;
    }

    private void span(float a, float b, float weight) {
        int first = (int) a;
        int last = (int) b;
        if (first == last) {
            row[first] += (b - a) * weight;
            return;
        }
        row[first] += (first + 1 - a) * weight;
        for (int i = first + 1; i < last; i++) {
            row[i] += weight;
        }
        row[last] += (b - last) * weight;
    }

    @Override
    public void shadow(double x0, double y0, double r0, double x1, double y1, double r1) {
        float far = (float) Math.max(r0, r1) + 1;
        int left = Math.max(0, (int) (Math.min(x0, x1) - far));
        int right = Math.min(width - 1, (int) (Math.max(x0, x1) + far));
        int top = Math.max(0, (int) (Math.min(y0, y1) - far * 0.6f));
        int bottom = Math.min(height - 1, (int) (Math.max(y0, y1) + far * 0.6f));
        if (left > right || top > bottom) {
            return;
        }
        shadeLeft = Math.min(shadeLeft, left);
        shadeRight = Math.max(shadeRight, right);
        shadeTop = Math.min(shadeTop, top);
        shadeBottom = Math.max(shadeBottom, bottom);
        float ax = (float) x0;
        // the ground is seen at a slant: circles on it are about half as high as wide
        float ay = (float) y0 * 2;
        float dx = (float) x1 - ax;
        float dy = (float) y1 * 2 - ay;
        float scale = 1 / Math.max(1e-6f, dx * dx + dy * dy);
        for (int py = top; py <= bottom; py++) {
            float qy = (py + 0.5f) * 2 - ay;
            int at = py * width + left;
            for (int px = left; px <= right; px++, at++) {
                float qx = px + 0.5f - ax;
                float t = Math.max(0, Math.min(1, (qx * dx + qy * dy) * scale));
                float ox = qx - dx * t;
                float oy = qy - dy * t;
                float reach = (float) (r0 + (r1 - r0) * t) + 1;
                float square = ox * ox + oy * oy;
                if (square < reach * reach) {
                    float cover = Math.min(1, (reach - (float) Math.sqrt(square)) * 0.6f);
                    shade[at] = Math.max(shade[at], cover);
                }
            }
        }
    }

    @Override
    public void shadowDone(double strength) {
        float k = (float) strength;
        for (int py = shadeTop; py <= shadeBottom; py++) {
            int at = py * width + shadeLeft;
            for (int px = shadeLeft; px <= shadeRight; px++, at++) {
                float cover = shade[at];
                if (cover > 0) {
                    shade[at] = 0;
                    if (depths[at] >= depth) {
                        int old = (y[at] & 255) - 16;
                        y[at] = (byte) (16 + old * (1 - k * cover));
                    }
                }
            }
        }
        forgetShadow();
    }

    private void forgetShadow() {
        shadeLeft = width;
        shadeTop = height;
        shadeRight = -1;
        shadeBottom = -1;
    }
}
