package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerSpec;
import io.vedette.spi.track.Tracking;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kalman prediction and optimal association in stages, sure detections first, as ByteTrack (Zhang
 * et al., ECCV 2022) does it.
 */
@Component
@Tracking("bytetrack")
public final class ByteTracker implements Tracker {
    private static final Logger LOG = LoggerFactory.getLogger(ByteTracker.class);

    /** By Declarative Services. */
    @Activate
    public ByteTracker() {}

    @Override
    public Session open(TrackerSpec spec, Optional<Snapshot> from) {
        return new TrackingSession(
                spec,
                Settings.of(spec.params()),
                Snapshot.handedOver(
                                from,
                                Kept.SCHEMA,
                                Kept::read,
                                why -> LOG.warn("camera {}: tracks: {}", spec.camera(), why))
                        .orElse(Kept.NOTHING));
    }
}
