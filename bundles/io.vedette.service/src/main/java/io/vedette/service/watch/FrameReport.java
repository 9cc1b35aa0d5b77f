package io.vedette.service.watch;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one frame.
 *
 * @param number from 1, in the order of decoding
 * @param moment presentation time
 * @param state whether the detector looked
 * @param reason why it did not; empty where it did
 * @param detections what it found
 * @param tracks every live track, tentative and lost ones included
 * @param facts of the scene
 * @param frame the picture, privacy zones blackened, borrowed for the call ({@code retain()} to
 *     keep it); empty for dropped frames
 */
public record FrameReport(
        long number,
        Moment moment,
        State state,
        String reason,
        List<Detection> detections,
        List<Track> tracks,
        SceneFacts facts,
        Optional<Frame> frame) {
    /** Copies the lists. */
    public FrameReport {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(frame, "frame");
        detections = List.copyOf(detections);
        tracks = List.copyOf(tracks);
    }

    /** Whether the detector looked. */
    public enum State {
        /** It did. */
        ANALYSED,
        /** Nothing moved. */
        GATED,
        /** The frame was dropped. */
        DROPPED
    }
}
