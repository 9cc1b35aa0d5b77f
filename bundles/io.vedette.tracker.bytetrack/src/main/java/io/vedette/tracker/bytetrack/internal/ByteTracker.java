package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Snapshot;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerSpec;
import io.vedette.spi.track.Tracking;
import java.io.IOException;
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
        return new TrackingSession(spec, Settings.of(spec.params()), kept(spec, from));
    }

    private static Kept kept(TrackerSpec spec, Optional<Snapshot> from) {
        if (from.isEmpty()) {
            return Kept.NOTHING;
        }
        if (!Kept.SCHEMA.equals(from.get().schema())) {
            LOG.warn(
                    "camera {}: tracks of schema {} are not known here, starting anew",
                    spec.camera(),
                    from.get().schema());
            return Kept.NOTHING;
        }
        try {
            return Kept.read(from.get().bytes());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "camera {}: the handed over tracks cannot be read ({}), starting anew",
                    spec.camera(),
                    e.toString());
            return Kept.NOTHING;
        }
    }
}
