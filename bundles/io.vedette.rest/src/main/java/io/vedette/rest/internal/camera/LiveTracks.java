package io.vedette.rest.internal.camera;

import io.vedette.rest.internal.Shapes;
import io.vedette.service.camera.LiveView;
import java.util.List;
import java.util.Locale;

/**
 * The newest frame's tracks.
 *
 * @param frame number
 * @param seconds stream time
 * @param width of the frame
 * @param height of the frame
 * @param state {@code analysed} or {@code gated}
 * @param tracks confirmed ones
 */
public record LiveTracks(
        long frame, double seconds, int width, int height, String state, List<One> tracks) {

    static LiveTracks of(LiveView view) {
        return new LiveTracks(
                view.frame(),
                view.seconds(),
                view.size().width(),
                view.size().height(),
                view.state(),
                view.tracks().stream()
                        .map(
                                t ->
                                        new One(
                                                t.id(),
                                                t.label(),
                                                t.score(),
                                                Shapes.box(t.box()),
                                                t.state().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /**
     * A track.
     *
     * @param id of the track
     * @param label class
     * @param score of the last detection
     * @param box pixels, {@code [x, y, width, height]}
     * @param state {@code confirmed} or {@code lost}
     */
    public record One(long id, String label, double score, List<Double> box, String state) {}
}
