package io.vedette.spi.scene;

import io.vedette.spi.Box;
import java.util.List;

/**
 * What a frame looks like as a whole.
 *
 * @param state whether the background is known yet
 * @param activity share of the picture that moves, 0..1
 * @param blobs connected moving regions, largest first
 * @param luma mean brightness, 0..1
 * @param sharpness mean gradient, 0 = covered or defocused; comparable within one camera only
 * @param shift of the picture against the background, in picture heights; 0 where not measured
 */
public record SceneFacts(
        State state,
        double activity,
        List<Blob> blobs,
        double luma,
        double sharpness,
        double shift) {
    /** Copies the blobs. */
    public SceneFacts {
        blobs = List.copyOf(blobs);
    }

    /** What is said where no analyzer is bound: ready, something may be going on. */
    public static final SceneFacts UNKNOWN = new SceneFacts(State.READY, 1, List.of(), 0.5, 0, 0);

    /** Whether the background is known. */
    public enum State {
        /**
         * Not yet, or no longer after a light change: facts say nothing, frames must not be gated.
         */
        CALIBRATING,
        /** Facts hold. */
        READY
    }

    /**
     * A moving region.
     *
     * @param box pixels of the full frame
     * @param fill share of the box that moves, 0..1
     * @param score how surely it is more than noise or shadow, 0..1
     */
    public record Blob(Box box, double fill, double score) {}
}
