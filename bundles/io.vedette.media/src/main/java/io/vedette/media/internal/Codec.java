package io.vedette.media.internal;

import io.vedette.spi.frame.Crop;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads JPEG and PNG, writes PNG. */
final class Codec {
    private static final long MOST_PIXELS = 64_000_000;

    private Codec() {}

    static byte[] png(Crop crop) {
        BufferedImage image =
                new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(crop.bgr(), 0, target, 0, target.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(crop.bgr().length / 2);
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("a PNG could not be written to memory", e);
        }
        return out.toByteArray();
    }

    static Crop read(byte[] encoded) {
        String format = format(encoded);
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("no reader for " + format + " pictures");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new IllegalArgumentException(
                            "a picture of "
                                    + pixels
                                    + " pixels; at most "
                                    + MOST_PIXELS
                                    + " are read");
                }
                int turn = format.equals("jpeg") ? Exif.orientation(encoded) : 1;
                return Exif.upright(crop(reader.read(0)), turn);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // the readers of the JDK throw many kinds on hostile bytes
            throw new IllegalArgumentException(
                    "not a readable JPEG or PNG picture: " + e.getMessage(), e);
        }
    }

    private static String format(byte[] b) {
        if (b.length > 3 && (b[0] & 255) == 0xff && (b[1] & 255) == 0xd8) {
            return "jpeg";
        }
        if (b.length > 8 && (b[0] & 255) == 0x89 && b[1] == 'P' && b[2] == 'N' && b[3] == 'G') {
            return "png";
        }
        throw new IllegalArgumentException("neither a JPEG nor a PNG picture");
    }

    private static Crop crop(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        byte[] bgr = new byte[w * h * 3];
        Raster raster = image.getRaster();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && raster.getDataBuffer() instanceof DataBufferByte data
                && data.getData().length == bgr.length) {
            System.arraycopy(data.getData(), 0, bgr, 0, bgr.length);
            return new Crop(w, h, bgr);
        }
        int[] row = new int[w];
        int at = 0;
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int argb : row) {
                int alpha = argb >>> 24;
                bgr[at++] = over(argb & 255, alpha);
                bgr[at++] = over(argb >> 8 & 255, alpha);
                bgr[at++] = over(argb >> 16 & 255, alpha);
            }
        }
        return new Crop(w, h, bgr);
    }

    /** What is transparent is shown on black. */
    private static byte over(int code, int alpha) {
        return (byte) (alpha == 255 ? code : code * alpha / 255);
    }
}
