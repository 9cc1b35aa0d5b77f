package io.vedette.testkit;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import javax.imageio.ImageIO;

/**
 * The {@link Pixels} service for tests of plugins: crops only, plain and slow, and following the
 * interface to the letter (bilinear, pixel centres at .5, no rounding in between).
 */
public final class PlainPixels implements Pixels {
    @Override
    public void tensor(Picture picture, TensorSpec spec, FloatBuffer out) {
        Crop crop = crop(picture);
        double x = (double) crop.width() / spec.width();
        double y = (double) crop.height() / spec.height();
        double left = 0;
        double top = 0;
        if (spec.fit() != TensorSpec.Fit.STRETCH) {
            x = Math.max(x, y);
            y = x;
        }
        if (spec.fit() == TensorSpec.Fit.LETTERBOX_CENTER) {
            left = (spec.width() - crop.width() / x) / 2;
            top = (spec.height() - crop.height() / y) / 2;
        }
        int plane = spec.width() * spec.height();
        for (int c = 0; c < 3; c++) {
            int channel = spec.order() == TensorSpec.Order.BGR ? c : 2 - c;
            for (int i = 0; i < plane; i++) {
                double sx = (i % spec.width() + 0.5 - left) * x;
                double sy = (i / spec.width() + 0.5 - top) * y;
                boolean inside = sx >= 0 && sy >= 0 && sx <= crop.width() && sy <= crop.height();
                double code = inside ? at(crop, sx - 0.5, sy - 0.5, channel) : spec.pad();
                out.put(
                        out.position() + c * plane + i,
                        (float) ((code * spec.scale() - spec.mean()[c]) / spec.std()[c]));
            }
        }
    }

    private static double at(Crop crop, double x, double y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double rx = x - left;
        double ry = y - top;
        return (1 - ry)
                        * ((1 - rx) * code(crop, left, top, channel)
                                + rx * code(crop, left + 1, top, channel))
                + ry
                        * ((1 - rx) * code(crop, left, top + 1, channel)
                                + rx * code(crop, left + 1, top + 1, channel));
    }

    private static int code(Crop crop, int x, int y, int channel) {
        int column = Math.min(crop.width() - 1, Math.max(0, x));
        int row = Math.min(crop.height() - 1, Math.max(0, y));
        return crop.bgr()[3 * (row * crop.width() + column) + channel] & 255;
    }

    @Override
    public Crop crop(Picture picture, Box box, CropSpec spec) {
        Crop from = crop(picture);
        double side = Math.max(box.width(), box.height());
        double width = (spec.square() ? side : box.width()) * (1 + 2 * spec.margin());
        double height = (spec.square() ? side : box.height()) * (1 + 2 * spec.margin());
        byte[] bgr = new byte[3 * spec.width() * spec.height()];
        for (int i = 0; i < bgr.length; i++) {
            int pixel = i / 3;
            double x = (pixel % spec.width() + 0.5) / spec.width() - 0.5;
            double y = (pixel / spec.width() + 0.5) / spec.height() - 0.5;
            bgr[i] =
                    (byte)
                            Math.round(
                                    at(
                                            from,
                                            box.centerX() + x * width - 0.5,
                                            box.centerY() + y * height - 0.5,
                                            i % 3));
        }
        return new Crop(spec.width(), spec.height(), bgr);
    }

    @Override
    public byte[] jpeg(Picture picture, int quality) {
        return encode(crop(picture), "jpg");
    }

    @Override
    public byte[] png(Crop crop) {
        return encode(crop, "png");
    }

    private static byte[] encode(Crop crop, String format) {
        BufferedImage image =
                new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster().setDataElements(0, 0, crop.width(), crop.height(), rgb(crop));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A raster's bands are red, green, blue, whatever their order in memory. */
    private static byte[] rgb(Crop crop) {
        byte[] rgb = new byte[crop.bgr().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = crop.bgr()[i / 3 * 3 + 2 - i % 3];
        }
        return rgb;
    }

    @Override
    public Crop read(byte[] encoded) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(encoded));
        } catch (IOException e) {
            throw new IllegalArgumentException("no picture: " + e.getMessage(), e);
        }
        if (image == null) {
            throw new IllegalArgumentException("neither a JPEG nor a PNG");
        }
        byte[] bgr = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < bgr.length / 3; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            bgr[3 * i] = (byte) rgb;
            bgr[3 * i + 1] = (byte) (rgb >> 8);
            bgr[3 * i + 2] = (byte) (rgb >> 16);
        }
        return new Crop(image.getWidth(), image.getHeight(), bgr);
    }

    private static Crop crop(Picture picture) {
        if (picture instanceof Crop crop) {
            return crop;
        }
        throw new IllegalArgumentException(
                "PlainPixels takes crops; " + ((Frame) picture) + " needs the real service");
    }
}
