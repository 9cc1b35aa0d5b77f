package io.vedette.media.internal;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;

/** Resizing and colour conversion in one pass, in plain Java. */
@Component
public final class FusedPixels implements Pixels {

    @Override
    public void tensor(Picture picture, TensorSpec spec, FloatBuffer out) {
        Placement at = Placement.of(picture.width(), picture.height(), spec);
        int plane = spec.width() * spec.height();
        int base = out.position();
        float[] gain = new float[3];
        float[] offset = new float[3];
        for (int c = 0; c < 3; c++) {
            gain[c] = (float) (spec.scale() / spec.std()[c]);
            offset[c] = (float) (-spec.mean()[c] / spec.std()[c]);
        }
        if (at.width() < spec.width() || at.height() < spec.height()) {
            for (int c = 0; c < 3; c++) {
                pad(out, base + c * plane, spec, spec.pad() * gain[c] + offset[c]);
            }
        }
        Sampler sampler =
                new Sampler(
                        picture, 0, 0, picture.width(), picture.height(), at.width(), at.height());
        float[] b = new float[at.width()];
        float[] g = new float[at.width()];
        float[] r = new float[at.width()];
        boolean bgr = spec.order() == TensorSpec.Order.BGR;
        float[][] channels = bgr ? new float[][] {b, g, r} : new float[][] {r, g, b};
        for (int y = 0; y < at.height(); y++) {
            sampler.row(y, b, g, r);
            int to = base + (at.y() + y) * spec.width() + at.x();
            for (int c = 0; c < 3; c++) {
                scale(channels[c], gain[c], offset[c]);
                out.put(to + c * plane, channels[c], 0, at.width());
            }
        }
    }

    private static void pad(FloatBuffer out, int from, TensorSpec spec, float code) {
        float[] line = new float[spec.width()];
        Arrays.fill(line, code);
        for (int y = 0; y < spec.height(); y++) {
            out.put(from + y * line.length, line, 0, line.length);
        }
    }

    private static void scale(float[] line, float gain, float offset) {
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] * gain + offset;
        }
    }

    @Override
    public Crop crop(Picture picture, Box box, CropSpec spec) {
        double w = Math.max(1, box.width());
        double h = Math.max(1, box.height());
        if (spec.square()) {
            w = Math.max(w, h);
            h = w;
        }
        w *= 1 + 2 * spec.margin();
        h *= 1 + 2 * spec.margin();
        return cut(
                picture,
                box.centerX() - w / 2,
                box.centerY() - h / 2,
                w,
                h,
                spec.width(),
                spec.height());
    }

    static Crop cut(Picture picture, double x, double y, double w, double h, int outW, int outH) {
        Sampler sampler = new Sampler(picture, x, y, w, h, outW, outH);
        byte[] bgr = new byte[outW * outH * 3];
        float[] b = new float[outW];
        float[] g = new float[outW];
        float[] r = new float[outW];
        int at = 0;
        for (int row = 0; row < outH; row++) {
            sampler.row(row, b, g, r);
            for (int i = 0; i < outW; i++) {
                bgr[at++] = (byte) (int) (b[i] + 0.5f);
                bgr[at++] = (byte) (int) (g[i] + 0.5f);
                bgr[at++] = (byte) (int) (r[i] + 0.5f);
            }
        }
        return new Crop(outW, outH, bgr);
    }

    @Override
    public byte[] jpeg(Picture picture, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality is 1..100, not " + quality);
        }
        try (FullRange planes = FullRange.of(picture)) {
            return JpegEncoder.encode(planes, quality);
        }
    }

    @Override
    public byte[] png(Crop crop) {
        return Codec.png(crop);
    }

    @Override
    public Crop read(byte[] encoded) {
        return Codec.read(encoded);
    }

    /** Where the picture lies in the tensor. */
    private record Placement(int x, int y, int width, int height) {
        static Placement of(int width, int height, TensorSpec spec) {
            if (spec.fit() == TensorSpec.Fit.STRETCH) {
                return new Placement(0, 0, spec.width(), spec.height());
            }
            double factor =
                    Math.min((double) spec.width() / width, (double) spec.height() / height);
            int w = Math.max(1, Math.min(spec.width(), (int) Math.round(width * factor)));
            int h = Math.max(1, Math.min(spec.height(), (int) Math.round(height * factor)));
            return spec.fit() == TensorSpec.Fit.LETTERBOX_TOPLEFT
                    ? new Placement(0, 0, w, h)
                    : new Placement((spec.width() - w) / 2, (spec.height() - h) / 2, w, h);
        }
    }
}
