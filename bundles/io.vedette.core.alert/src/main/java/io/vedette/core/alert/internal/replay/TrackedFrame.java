package io.vedette.core.alert.internal.replay;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.track.Track;
import java.util.List;

/**
 * The tracks of one frame that counted.
 *
 * @param run name of the run
 * @param frame number
 * @param moment when
 * @param size of the frame
 * @param tracks confirmed and lost ones
 */
record TrackedFrame(String run, long frame, Moment moment, Size size, List<Track> tracks) {}
