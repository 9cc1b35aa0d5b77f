package io.vedette.spi.track;

import io.vedette.spi.Snapshot;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Joins detections over time to identities.
 *
 * <p>One session per camera; calls of one session come one at a time, by time, on changing threads.
 * An update of one camera should stay below 1 ms for 100 objects.
 *
 * <pre>{@code
 * @Component
 * @Tracking("every-one-new")
 * public final class EveryOneNew implements Tracker {
 *     public Session open(TrackerSpec spec, Optional<Snapshot> from) {
 *         long[] next = {spec.firstId()};
 *         return input -> input.detections().stream()
 *                 .map(d -> new Track(next[0]++, d.label(), d.score(), d.box(),
 *                         Track.State.CONFIRMED, input.moment(), input.moment(), 1, 0, 0))
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Tracker {
    /** Begins with a camera, going on from a snapshot whose schema it knows. */
    Session open(TrackerSpec spec, Optional<Snapshot> from);

    /** State of one camera. */
    @ConsumerType
    interface Session extends AutoCloseable {
        /** Tells what was found at a moment; returns every live track, lost ones included. */
        List<Track> update(TrackerInput input);

        /** The state, where there is one worth handing on. */
        default Optional<Snapshot> snapshot() {
            return Optional.empty();
        }

        @Override
        default void close() {}
    }
}
