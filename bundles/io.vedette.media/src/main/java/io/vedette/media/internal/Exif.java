package io.vedette.media.internal;

import io.vedette.spi.frame.Crop;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The one thing of EXIF that changes pixels: which way the camera was held. */
final class Exif {
    private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** 1..8 as EXIF numbers them, 1 where nothing is said. */
    static int orientation(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 255) == 0xff) {
            int marker = jpeg[at + 1] & 255;
            int length = (jpeg[at + 2] & 255) << 8 | jpeg[at + 3] & 255;
            int begin = at + 4;
            int end = at + 2 + length;
            if (marker == 0xda || length < 2 || end > jpeg.length) {
                return 1;
            }
            if (marker == 0xe1
                    && end - begin > 14
                    && Arrays.equals(jpeg, begin, begin + 6, HEADER, 0, 6)) {
                return fromTiff(ByteBuffer.wrap(jpeg, begin + 6, end - begin - 6).slice());
            }
            at = end;
        }
        return 1;
    }

    private static int fromTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * 12;
            if (at + 12 > tiff.limit()) {
                return 1;
            }
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                int turn = tiff.getShort(at + 8) & 0xffff;
                return turn >= 1 && turn <= 8 ? turn : 1;
            }
        }
        return 1;
    }

    /** Turns and mirrors a picture so that its orientation becomes 1. */
    static Crop upright(Crop crop, int orientation) {
        if (orientation == 1) {
            return crop;
        }
        int w = crop.width();
        int h = crop.height();
        boolean swapped = orientation >= 5;
        int outW = swapped ? h : w;
        int outH = swapped ? w : h;
        byte[] in = crop.bgr();
        byte[] out = new byte[in.length];
        for (int y = 0; y < outH; y++) {
            for (int x = 0; x < outW; x++) {
                int sx;
                int sy;
                switch (orientation) {
                    case 2 -> {
                        sx = w - 1 - x;
                        sy = y;
                    }
                    case 3 -> {
                        sx = w - 1 - x;
                        sy = h - 1 - y;
                    }
                    case 4 -> {
                        sx = x;
                        sy = h - 1 - y;
                    }
                    case 5 -> {
                        sx = y;
                        sy = x;
                    }
                    case 6 -> {
                        sx = y;
                        sy = h - 1 - x;
                    }
                    case 7 -> {
                        sx = w - 1 - y;
                        sy = h - 1 - x;
                    }
                    default -> {
                        sx = w - 1 - y;
                        sy = x;
                    }
                }
                System.arraycopy(in, (sy * w + sx) * 3, out, (y * outW + x) * 3, 3);
            }
        }
        return new Crop(outW, outH, out);
    }
}
