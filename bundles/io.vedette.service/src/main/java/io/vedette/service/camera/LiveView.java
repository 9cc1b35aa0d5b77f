package io.vedette.service.camera;

import io.vedette.spi.Size;
import io.vedette.spi.track.Track;
import java.util.List;

/**
 * The newest frame's tracks, to be drawn over its picture.
 *
 * @param frame number
 * @param seconds stream time
 * @param size of the frame
 * @param state {@code analysed} or {@code gated}
 * @param tracks confirmed ones, lost ones included
 */
public record LiveView(long frame, double seconds, Size size, String state, List<Track> tracks) {

    /** Copies the list. */
    public LiveView {
        tracks = List.copyOf(tracks);
    }
}
