package io.vedette.service.watch;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Something happened to an event. An event that is over at once is opened and then ended. */
public sealed interface EventChange {
    /** The event after the change. */
    Event event();

    /** When. */
    Moment when();

    /**
     * A rule fired.
     *
     * @param best up to three crops of the triggering track, best first; own memory
     * @param frame the frame in which it fired, privacy zones blackened, borrowed for the call;
     *     empty where only tracks were given
     */
    record Opened(Event event, Moment when, List<BestCrop> best, Optional<Frame> frame)
            implements EventChange {
        /** Copies the crops. */
        public Opened {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(frame, "frame");
            best = List.copyOf(best);
        }
    }

    /** Another track joined, or it got more serious. */
    record Grew(Event event, Moment when) implements EventChange {}

    /**
     * It is over.
     *
     * @param why {@code over}, {@code stream ended}, {@code rule removed}, ...
     */
    record Ended(Event event, Moment when, String why) implements EventChange {}
}
