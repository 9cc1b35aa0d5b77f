package io.vedette.spi.frame;

/** What a model looks at: a whole frame, or a crop of one. */
public sealed interface Picture permits Frame, Crop {
    /** Pixels from left to right. */
    int width();

    /** Pixels from top to bottom. */
    int height();
}
