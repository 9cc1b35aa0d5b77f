package io.vedette.service.watch;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.track.Track;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Runs rules alone over given tracks, as fast as the machine allows. Thread-safe. */
@ProviderType
public interface RuleReplays {
    /**
     * Begins a replay.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where a rule is refused or its
     *     heuristic is not in service
     */
    Replay open(String camera, String run, Size size, List<RuleSpec> rules);

    /**
     * Asks the heuristics that are in service whether these rules make sense. A rule of a type that
     * is not there just now passes: its bundle may come.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where a rule is refused
     */
    void check(List<RuleSpec> rules);

    /** One replay; used by one thread at a time. */
    @ProviderType
    interface Replay extends AutoCloseable {
        /**
         * Looks at the tracks of one frame.
         *
         * @param frame number, from 1
         * @return what happened, in order
         */
        List<EventChange> observe(long frame, Moment moment, List<Track> tracks);

        /** Ends the events that are still open, at their last evidence. */
        List<EventChange> finish();

        @Override
        void close();
    }
}
