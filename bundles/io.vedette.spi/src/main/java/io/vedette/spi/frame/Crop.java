package io.vedette.spi.frame;

import java.util.Arrays;

/**
 * A small picture of its own memory: packed 8-bit BGR, rows without padding. Immutable by
 * agreement: {@link #bgr()} is not copied and must not be written.
 */
public record Crop(int width, int height, byte[] bgr) implements Picture {
    /** Refuses a wrong number of bytes. */
    public Crop {
        if (width < 1 || height < 1 || bgr.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "a crop of "
                            + width
                            + "x"
                            + height
                            + " needs "
                            + (width * height * 3L)
                            + " bytes, got "
                            + bgr.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crop c
                && width == c.width
                && height == c.height
                && Arrays.equals(bgr, c.bgr);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(bgr);
    }

    @Override
    public String toString() {
        return "Crop[" + width + "x" + height + "]";
    }
}
