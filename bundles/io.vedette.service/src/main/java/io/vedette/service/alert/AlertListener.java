package io.vedette.service.alert;

import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows alerts; register it as a service. Alerts of a camera come in order, one at a time, on the
 * camera's strand (verdicts: on the caller's thread). Return within a few milliseconds and do not
 * wait for the database; what is slow belongs on a queue of one's own. A failure is logged and
 * counted, and harms nobody else.
 */
@ConsumerType
public interface AlertListener {

    /**
     * An alert is there: open, or suppressed by the verifier or a snooze, in charge or not: see its
     * fields.
     */
    default void alerted(Alert alert, Seen seen) {}

    /** Its event is over, its snapshot or clip is there, or another event joined it. */
    default void changed(Alert alert) {}

    /** Somebody said something about it, or took it back; {@link Alert#verdict()} is the news. */
    default void answered(Alert alert) {}

    /**
     * What was seen when the rule fired.
     *
     * @param frame borrowed for the call, of the moment the rule fired; empty where it is gone
     * @param crops up to three of the triggering track, best first; may be kept
     */
    record Seen(Optional<Frame> frame, List<Crop> crops) {
        /** Copies the list. */
        public Seen {
            crops = List.copyOf(crops);
        }
    }
}
