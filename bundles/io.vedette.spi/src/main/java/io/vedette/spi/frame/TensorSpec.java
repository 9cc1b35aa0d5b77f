package io.vedette.spi.frame;

/**
 * What a model wants to be fed: planar float32, NCHW, one plane a channel.
 *
 * <p>A channel's number is {@code (code * scale - mean[c]) / std[c]}, {@code code} in 0..255.
 *
 * @param width pixels
 * @param height pixels
 * @param order of the three channels
 * @param scale factor on the 8-bit code, 1/255 for 0..1
 * @param mean one per channel, in channel order
 * @param std one per channel, not 0
 * @param fit how a picture of another shape is brought to the size
 * @param pad code (0..255) of what a letterbox leaves free
 */
public record TensorSpec(
        int width,
        int height,
        Order order,
        double scale,
        double[] mean,
        double[] std,
        Fit fit,
        int pad) {
    /** Copies the arrays and refuses what cannot be fed. */
    public TensorSpec {
        mean = mean.clone();
        std = std.clone();
        if (width < 1 || height < 1 || mean.length != 3 || std.length != 3) {
            throw new IllegalArgumentException("a tensor needs a size, 3 means and 3 stds");
        }
        for (double s : std) {
            if (!(s != 0)) {
                throw new IllegalArgumentException("std must not be 0");
            }
        }
    }

    /** 3 planes of {@code width} x {@code height} floats. */
    public int floats() {
        return 3 * width * height;
    }

    /** Channel order. */
    public enum Order {
        BGR,
        RGB
    }

    /** How another shape is brought to the size. */
    public enum Fit {
        /** Both sides scaled on their own. */
        STRETCH,
        /** Scaled by one factor, picture at the top left, rest padded. */
        LETTERBOX_TOPLEFT,
        /** Scaled by one factor, picture in the middle, rest padded. */
        LETTERBOX_CENTER
    }
}
