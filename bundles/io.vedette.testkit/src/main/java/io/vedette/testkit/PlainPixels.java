package io.vedette.testkit;

import io.vedette.spi.Box;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.CropSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.TensorSpec;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import javax.imageio.ImageIO;

/**
 * Pixels in plain Java for tests that want no natives: slow, by nearest neighbour, luma only for
 * frames. The stock service is what counts for numbers.
 */
public final class PlainPixels implements Pixels {
    @Override
    public void tensor(Picture picture, TensorSpec spec, FloatBuffer out) {
        throw new UnsupportedOperationException("tests of tensors take the stock service");
    }

    @Override
    public Crop crop(Picture picture, Box box, CropSpec spec) {
        double side = Math.max(box.width(), box.height());
        double w = (spec.square() ? side : box.width()) * (1 + 2 * spec.margin());
        double h = (spec.square() ? side : box.height()) * (1 + 2 * spec.margin());
        byte[] bgr = new byte[spec.width() * spec.height() * 3];
        for (int y = 0; y < spec.height(); y++) {
            for (int x = 0; x < spec.width(); x++) {
                int fromX = (int) (box.centerX() - w / 2 + (x + 0.5) * w / spec.width());
                int fromY = (int) (box.centerY() - h / 2 + (y + 0.5) * h / spec.height());
                int code =
                        code(
                                picture,
                                Math.min(Math.max(fromX, 0), picture.width() - 1),
                                Math.min(Math.max(fromY, 0), picture.height() - 1));
                int at = (y * spec.width() + x) * 3;
                bgr[at] = (byte) code;
                bgr[at + 1] = (byte) (code >> 8);
                bgr[at + 2] = (byte) (code >> 16);
            }
        }
        return new Crop(spec.width(), spec.height(), bgr);
    }

    private static int code(Picture picture, int x, int y) {
        if (picture instanceof Crop) {
            byte[] bgr = ((Crop) picture).bgr();
            int at = (y * picture.width() + x) * 3;
            return bgr[at] & 0xff | (bgr[at + 1] & 0xff) << 8 | (bgr[at + 2] & 0xff) << 16;
        }
        Frame frame = (Frame) picture;
        int luma = frame.y().data().get(y * frame.y().stride() + x) & 0xff;
        return luma * 0x010101;
    }

    @Override
    public byte[] jpeg(Picture picture, int quality) {
        return encoded(picture, "jpg");
    }

    @Override
    public byte[] png(Crop crop) {
        return encoded(crop, "png");
    }

    private static byte[] encoded(Picture picture, String format) {
        BufferedImage image =
                new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, code(picture, x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public Crop read(byte[] encoded) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(encoded));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JPEG or PNG: " + e.getMessage(), e);
        }
        if (image == null) {
            throw new IllegalArgumentException("no JPEG or PNG");
        }
        BufferedImage plain =
                new BufferedImage(
                        image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        plain.createGraphics().drawImage(image, 0, 0, null);
        byte[] bgr = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
        return new Crop(image.getWidth(), image.getHeight(), bgr);
    }
}
