package io.vedette.service.watch;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Crop;
import java.util.Objects;

/**
 * A small copy of a track at one of its best moments: square, cut with {@value #MARGIN} margin on
 * each side, {@value #SIDE} pixels.
 *
 * @param track id
 * @param frame number
 * @param moment when
 * @param box of the track in that frame
 * @param score of the detection
 * @param crop the pixels
 */
public record BestCrop(long track, long frame, Moment moment, Box box, double score, Crop crop) {
    /** Pixels of a side. */
    public static final int SIDE = 96;

    /** Share of the box added on each side. */
    public static final double MARGIN = 0.2;

    /** Refuses missing parts. */
    public BestCrop {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(crop, "crop");
    }
}
