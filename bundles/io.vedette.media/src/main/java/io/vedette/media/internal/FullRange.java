package io.vedette.media.internal;

import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;

/** A picture as JPEG wants it: 4:2:0, BT.601, full range, in memory of its own. */
final class FullRange implements AutoCloseable {
    private static final byte[] LUMA = table(16, 219);
    private static final byte[] CHROMA = chromaTable();

    private final BytePointer memory;
    private final int width;
    private final int height;

    private FullRange(int width, int height) {
        this.width = width;
        this.height = height;
        memory = new BytePointer((long) width * height + 2L * chromaWidth() * chromaHeight());
    }

    static FullRange of(Picture picture) {
        FullRange planes = new FullRange(picture.width(), picture.height());
        ByteBuffer out = planes.memory.asByteBuffer();
        if (picture instanceof Frame f && (!f.hasChroma() || planes.sameLayout(f))) {
            boolean limited = f.colour().range() == Colour.Range.LIMITED;
            copy(f.y(), f.width(), f.height(), limited ? LUMA : null, out);
            if (f.hasChroma()) {
                byte[] table = limited ? CHROMA : null;
                copy(f.u(), planes.chromaWidth(), planes.chromaHeight(), table, out);
                copy(f.v(), planes.chromaWidth(), planes.chromaHeight(), table, out);
            } else {
                byte[] neutral = new byte[out.remaining()];
                Arrays.fill(neutral, (byte) 128);
                out.put(neutral);
            }
        } else {
            planes.convert(picture, out);
        }
        return planes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int chromaWidth() {
        return (width + 1) / 2;
    }

    int chromaHeight() {
        return (height + 1) / 2;
    }

    /** The plane, 0 luma, 1 and 2 chroma; valid until closed. */
    BytePointer plane(int index) {
        long luma = (long) width * height;
        long at = index == 0 ? 0 : luma + (index - 1L) * chromaWidth() * chromaHeight();
        return new BytePointer(memory).position(at);
    }

    private boolean sameLayout(Frame f) {
        return f.chromaShiftX() == 1
                && f.chromaShiftY() == 1
                && f.colour().matrix() == Colour.Matrix.BT601;
    }

    private static void copy(Plane plane, int width, int height, byte[] table, ByteBuffer out) {
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            plane.data().get(y * plane.stride(), row, 0, width);
            if (table != null) {
                for (int x = 0; x < width; x++) {
                    row[x] = table[row[x] & 255];
                }
            }
            out.put(row);
        }
    }

    private void convert(Picture picture, ByteBuffer out) {
        Sampler sampler = new Sampler(picture, 0, 0, width, height, width, height);
        float[] b = new float[width];
        float[] g = new float[width];
        float[] r = new float[width];
        float[] u = new float[chromaWidth()];
        float[] v = new float[chromaWidth()];
        byte[] luma = new byte[width];
        int chroma = width * height;
        for (int y = 0; y < height; y++) {
            sampler.row(y, b, g, r);
            for (int x = 0; x < width; x++) {
                luma[x] = (byte) (int) (0.299f * r[x] + 0.587f * g[x] + 0.114f * b[x] + 0.5f);
                u[x / 2] += (b[x] - 0.299f * r[x] - 0.587f * g[x] - 0.114f * b[x]) / 1.772f;
                v[x / 2] += (r[x] - 0.299f * r[x] - 0.587f * g[x] - 0.114f * b[x]) / 1.402f;
            }
            out.put(y * width, luma);
            if (y % 2 == 1 || y == height - 1) {
                int rows = y % 2 == 1 ? 2 : 1;
                for (int x = 0; x < u.length; x++) {
                    float n = rows * (2 * x + 1 < width ? 2 : 1);
                    int at = chroma + y / 2 * u.length + x;
                    out.put(at, code(u[x] / n));
                    out.put(at + u.length * chromaHeight(), code(v[x] / n));
                }
                Arrays.fill(u, 0);
                Arrays.fill(v, 0);
            }
        }
    }

    private static byte code(float difference) {
        return (byte) Math.max(0, Math.min(255, Math.round(difference + 128)));
    }

    private static byte[] table(int black, int extent) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            long code = Math.round((i - black) * 255.0 / extent);
            table[i] = (byte) Math.max(0, Math.min(255, code));
        }
        return table;
    }

    private static byte[] chromaTable() {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            long code = Math.round((i - 128) * 255.0 / 224) + 128;
            table[i] = (byte) Math.max(0, Math.min(255, code));
        }
        return table;
    }

    @Override
    public void close() {
        memory.close();
    }
}
