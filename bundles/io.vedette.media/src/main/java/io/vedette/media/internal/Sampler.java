package io.vedette.media.internal;

import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;

/**
 * Reads a rectangle of a picture, resized, one row of BGR codes at a time: each row of the source
 * that is needed is resized horizontally once and kept for its neighbours, two such rows are
 * blended and turned into colours. Nothing is allocated per pixel; one sampler serves one picture
 * on one thread.
 */
final class Sampler {
    private final Rows[] rows;
    private final boolean packed;
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
            Axis across = Axis.of(w, x, width, crop.width());
            Axis down = Axis.of(h, y, height, crop.height());
            rows = new Rows[3];
            for (int c = 0; c < 3; c++) {
                rows[c] =
                        new Rows(ByteBuffer.wrap(crop.bgr()), 3 * crop.width(), 3, c, across, down);
            }
            packed = true;
            grey = false;
            lumaGain = lumaOffset = redV = greenU = greenV = blueU = 0;
            return;
        }
        Frame frame = (Frame) picture;
        packed = false;
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
        if (packed) {
            rows[0].row(y, b);
            rows[1].row(y, g);
            rows[2].row(y, r);
            return;
        }
        rows[0].row(y, r);
        if (grey) {
            shades(r, b, g, lumaGain, lumaOffset);
            return;
        }
        rows[1].row(y, b);
        rows[2].row(y, g);
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

    /** One plane, or one of the interleaved ones of a crop. */
    private static final class Rows {
        /** Looking a code up is cheaper than converting it. */
        private static final float[] CODES = codes();

        private final ByteBuffer data;
        private final int stride;
        private final int first;
        private final int channels;
        private final Axis down;
        private final int[] left;
        private final float[] weight;
        private final byte[] bytes;
        private float[] upper;
        private float[] lower;
        private int upperRow = -1;
        private int lowerRow = -1;

        Rows(ByteBuffer data, int stride, int channels, int channel, Axis across, Axis down) {
            this.data = data;
            this.stride = stride;
            this.channels = channels;
            this.down = down;
            int n = across.left().length;
            first = across.left()[0];
            left = new int[n];
            weight = new float[n];
            for (int i = 0; i < n; i++) {
                left[i] = (across.left()[i] - first) * channels + channel;
                // at an edge both neighbours are the same pixel
                weight[i] = across.left()[i] == across.right()[i] ? 0 : across.weight()[i];
            }
            // one more than is read, so that the right neighbour of the last pixel can be looked at
            bytes = new byte[(across.right()[n - 1] - first + 2) * channels];
            upper = new float[n];
            lower = new float[n];
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
                    plane.stride(),
                    1,
                    0,
                    Axis.of(w, x / fx, extentX / fx, width),
                    Axis.of(h, y / fy, extentY / fy, height));
        }

        /** Row {@code y}, resized. */
        void row(int y, float[] out) {
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
            mix(upper, lower, down.weight()[y], out);
        }

        private void load(int row, float[] into) {
            data.get(row * stride + first * channels, bytes, 0, bytes.length - channels);
            spread(bytes, left, channels, weight, into);
        }

        private static void spread(byte[] in, int[] left, int next, float[] weight, float[] out) {
            float[] codes = CODES;
            for (int i = 0; i < left.length; i++) {
                int at = left[i];
                float p = codes[in[at] & 255];
                out[i] = p + (codes[in[at + next] & 255] - p) * weight[i];
            }
        }

        /** Two products on purpose: C2 does not vectorise {@code a + (b - a) * weight}. */
        private static void mix(float[] a, float[] b, float weight, float[] out) {
            float rest = 1 - weight;
            for (int i = 0; i < out.length; i++) {
                out[i] = a[i] * rest + b[i] * weight;
            }
        }

        private static float[] codes() {
            float[] codes = new float[256];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = i;
            }
            return codes;
        }
    }
}
