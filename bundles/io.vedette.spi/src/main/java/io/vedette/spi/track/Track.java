package io.vedette.spi.track;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import java.util.Objects;

/**
 * One identity at one moment.
 *
 * @param id unique for the camera, never used again
 * @param label the class most of its detections had
 * @param score of the last detection, 0..1
 * @param box where it is: measured, or predicted while lost
 * @param state how sure the tracker is
 * @param first when it was first seen
 * @param last when it was last seen; equal to now where it was observed in this frame
 * @param observations detections that belong to it, at least 1
 * @param velocityX of the centre, pixels per second
 * @param velocityY of the centre, pixels per second
 */
public record Track(
        long id,
        String label,
        double score,
        Box box,
        State state,
        Moment first,
        Moment last,
        int observations,
        double velocityX,
        double velocityY) {
    /** Refuses missing parts. */
    public Track {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** Whether it was seen in the frame of {@code now}. */
    public boolean observedAt(Moment now) {
        return last.streamSeconds() >= now.streamSeconds();
    }

    /** How sure a tracker is. */
    public enum State {
        /** Seen too seldom to count. */
        TENTATIVE,
        /** Counts. */
        CONFIRMED,
        /** Confirmed, and not seen just now. */
        LOST
    }
}
