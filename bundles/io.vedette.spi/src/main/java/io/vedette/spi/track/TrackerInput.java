package io.vedette.spi.track;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tracker is told of a frame.
 *
 * @param moment presentation time
 * @param look whether a detector looked
 * @param detections empty unless {@code ANALYSED}
 * @param frame the picture, borrowed, where it is still there
 * @param facts of the scene
 */
public record TrackerInput(
        Moment moment,
        Look look,
        List<Detection> detections,
        Optional<Frame> frame,
        SceneFacts facts) {
    /** Copies the detections. */
    public TrackerInput {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(look, "look");
        Objects.requireNonNull(facts, "facts");
        detections = List.copyOf(detections);
    }

    /** Whether a detector looked at the frame. */
    public enum Look {
        /** It did: what is not among the detections was not found. */
        ANALYSED,
        /** Nothing moved, so it was not asked: what stood still is still there. */
        GATED,
        /** The frame was dropped: nothing is known. */
        DROPPED
    }
}
