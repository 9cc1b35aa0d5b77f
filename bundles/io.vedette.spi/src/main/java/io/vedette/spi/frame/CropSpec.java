package io.vedette.spi.frame;

/**
 * How a box is cut out of a frame.
 *
 * @param width pixels of the result
 * @param height pixels of the result
 * @param margin added on each side, as a share of the box's width and height; 0 or more
 * @param square whether the shorter side is first widened to the longer one
 */
public record CropSpec(int width, int height, double margin, boolean square) {
    /** Refuses empty results and negative margins. */
    public CropSpec {
        if (width < 1 || height < 1 || !(margin >= 0)) {
            throw new IllegalArgumentException(
                    "a crop needs a size and a margin of 0 or more: "
                            + width
                            + "x"
                            + height
                            + ", margin "
                            + margin);
        }
    }
}
