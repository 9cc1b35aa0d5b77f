package io.vedette.spi.frame;

/**
 * How YUV becomes RGB.
 *
 * @param matrix coefficients
 * @param range limited (16..235) or full (0..255)
 */
public record Colour(Matrix matrix, Range range) {
    /** What a stream means that does not say: BT.601, limited. */
    public static final Colour UNSPECIFIED = new Colour(Matrix.BT601, Range.LIMITED);

    /** Coefficients of ITU-R BT.601 or BT.709. */
    public enum Matrix {
        BT601,
        BT709
    }

    /** Which codes are black and white. */
    public enum Range {
        LIMITED,
        FULL
    }
}
