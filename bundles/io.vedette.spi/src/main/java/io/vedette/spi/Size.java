package io.vedette.spi;

/**
 * Width and height of a picture in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Size(int width, int height) {
    /** Refuses empty pictures. */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture needs pixels: " + width + "x" + height);
        }
    }

    /** Width divided by height. */
    public double aspect() {
        return (double) width / height;
    }
}
