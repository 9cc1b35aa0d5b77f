package io.vedette.media.internal;

import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;

/**
 * Reads a rectangle of a picture, resized, one row of BGR codes at a time: rows are blended
 * vertically first, at the source's width, then horizontally and turned into colours in one loop.
 * Nothing is allocated per pixel; one sampler serves one picture on one thread.
 */
final class Sampler {
    private final Rows[] rows;
    private final Rows packed;
    private final boolean grey;
    private final float lumaGain;
    private final float lumaOffset;
    private final float redV;
    private final float greenU;
    private final float greenV;
    private final float blueU;

    /** A view of {@code picture} from {@code x, y} of the given extent, {@code w} x {@code h}. */
    Sampler(Picture picture, double x, double y, double width, double height, int w, int h) {
        if (picture instanceof Crop crop) {
            packed = Rows.packed(crop, x, y, width, height, w, h);
            rows = new Rows[0];
            grey = false;
            lumaGain = lumaOffset = redV = greenU = greenV = blueU = 0;
            return;
        }
        Frame frame = (Frame) picture;
        packed = null;
        grey = !frame.hasChroma();
        rows = new Rows[grey ? 1 : 3];
        rows[0] =
                Rows.plane(
                        frame.y(), frame.width(), frame.height(), x, y, width, height, w, h, 1, 1);
        if (!grey) {
            int sx = frame.chromaShiftX();
            int sy = frame.chromaShiftY();
            int cw = -(-frame.width() >> sx);
            int ch = -(-frame.height() >> sy);
            int fx = 1 << sx;
            int fy = 1 << sy;
            rows[1] = Rows.plane(frame.u(), cw, ch, x, y, width, height, w, h, fx, fy);
            rows[2] = Rows.plane(frame.v(), cw, ch, x, y, width, height, w, h, fx, fy);
        }
        boolean limited = frame.colour().range() == Colour.Range.LIMITED;
        boolean hd = frame.colour().matrix() == Colour.Matrix.BT709;
        double kr = hd ? 0.2126 : 0.299;
        double kb = hd ? 0.0722 : 0.114;
        double kg = 1 - kr - kb;
        double chroma = limited ? 255.0 / 224 : 1;
        lumaGain = (float) (limited ? 255.0 / 219 : 1);
        lumaOffset = limited ? 16 : 0;
        redV = (float) (2 * (1 - kr) * chroma);
        blueU = (float) (2 * (1 - kb) * chroma);
        greenU = (float) (2 * (1 - kb) * kb / kg * chroma);
        greenV = (float) (2 * (1 - kr) * kr / kg * chroma);
    }

    /** Row {@code y} of the result as codes 0..255 in three arrays. */
    void row(int y, float[] b, float[] g, float[] r) {
        if (packed != null) {
            packed.blend(y);
            packed.spread3(b, g, r);
            return;
        }
        rows[0].blend(y);
        rows[0].spread(r);
        if (grey) {
            shades(r, b, g, lumaGain, lumaOffset);
            return;
        }
        rows[1].blend(y);
        rows[1].spread(b);
        rows[2].blend(y);
        rows[2].spread(g);
        colours(r, b, g, lumaGain, lumaOffset);
    }

    private static void shades(float[] r, float[] b, float[] g, float gain, float offset) {
        for (int i = 0; i < r.length; i++) {
            float code = Math.max(0f, Math.min(255f, (r[i] - offset) * gain));
            b[i] = code;
            g[i] = code;
            r[i] = code;
        }
    }

    /** In: luma in r, blue difference in b, red difference in g. Simple enough to be vectorised. */
    private void colours(float[] r, float[] b, float[] g, float gain, float offset) {
        float rv = redV;
        float gu = greenU;
        float gv = greenV;
        float bu = blueU;
        for (int i = 0; i < r.length; i++) {
            float luma = (r[i] - offset) * gain;
            float u = b[i] - 128f;
            float v = g[i] - 128f;
            r[i] = Math.max(0f, Math.min(255f, luma + rv * v));
            g[i] = Math.max(0f, Math.min(255f, luma - gu * u - gv * v));
            b[i] = Math.max(0f, Math.min(255f, luma + bu * u));
        }
    }

    /** One plane, or the three interleaved ones of a crop. */
    private static final class Rows {
        private final ByteBuffer data;
        private final byte[] array;
        private final int stride;
        private final int first;
        private final int count;
        private final int channels;
        private final Axis across;
        private final Axis down;
        private final byte[] bytes;
        private float[] upper;
        private float[] lower;
        private final float[] blended;
        private int upperRow = -1;
        private int lowerRow = -1;

        private Rows(ByteBuffer data, byte[] array, int stride, int channels, Axis x, Axis y) {
            this.data = data;
            this.array = array;
            this.stride = stride;
            this.channels = channels;
            this.down = y;
            int n = x.left().length;
            first = x.left()[0];
            count = x.right()[n - 1] - first + 1;
            int[] left = new int[n];
            int[] right = new int[n];
            for (int i = 0; i < n; i++) {
                left[i] = (x.left()[i] - first) * channels;
                right[i] = (x.right()[i] - first) * channels;
            }
            across = new Axis(left, right, x.weight());
            bytes = new byte[count * channels];
            upper = new float[count * channels];
            lower = new float[count * channels];
            blended = new float[count * channels];
        }

        static Rows plane(
                Plane plane,
                int width,
                int height,
                double x,
                double y,
                double extentX,
                double extentY,
                int w,
                int h,
                int fx,
                int fy) {
            return new Rows(
                    plane.data(),
                    null,
                    plane.stride(),
                    1,
                    Axis.of(w, x / fx, extentX / fx, width),
                    Axis.of(h, y / fy, extentY / fy, height));
        }

        static Rows packed(
                Crop crop, double x, double y, double extentX, double extentY, int w, int h) {
            return new Rows(
                    null,
                    crop.bgr(),
                    crop.width() * 3,
                    3,
                    Axis.of(w, x, extentX, crop.width()),
                    Axis.of(h, y, extentY, crop.height()));
        }

        void blend(int y) {
            int top = down.left()[y];
            int bottom = down.right()[y];
            if (top != upperRow) {
                // going down, the lower row becomes the upper one
                float[] other = upper;
                upper = lower;
                lower = other;
                int row = upperRow;
                upperRow = lowerRow;
                lowerRow = row;
                if (top != upperRow) {
                    load(top, upper);
                    upperRow = top;
                }
            }
            if (bottom != lowerRow) {
                load(bottom, lower);
                lowerRow = bottom;
            }
            mix(upper, lower, down.weight()[y], blended);
        }

        private static void mix(float[] a, float[] b, float weight, float[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = a[i] + (b[i] - a[i]) * weight;
            }
        }

        private void load(int row, float[] into) {
            int at = row * stride + first * channels;
            if (array != null) {
                System.arraycopy(array, at, bytes, 0, bytes.length);
            } else {
                data.get(at, bytes, 0, bytes.length);
            }
            for (int i = 0; i < into.length; i++) {
                into[i] = bytes[i] & 255;
            }
        }

        void spread(float[] out) {
            int[] left = across.left();
            int[] right = across.right();
            float[] weight = across.weight();
            float[] in = blended;
            for (int i = 0; i < left.length; i++) {
                float p = in[left[i]];
                out[i] = p + (in[right[i]] - p) * weight[i];
            }
        }

        void spread3(float[] b, float[] g, float[] r) {
            int[] left = across.left();
            int[] right = across.right();
            float[] weight = across.weight();
            float[] in = blended;
            for (int i = 0; i < left.length; i++) {
                int p = left[i];
                int q = right[i];
                float w = weight[i];
                b[i] = in[p] + (in[q] - in[p]) * w;
                g[i] = in[p + 1] + (in[q + 1] - in[p + 1]) * w;
                r[i] = in[p + 2] + (in[q + 2] - in[p + 2]) * w;
            }
        }
    }
}
