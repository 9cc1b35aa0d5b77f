package io.vedette.spi.rule;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A rule over tracks that opens and closes events.
 *
 * <p>One session per rule and camera; calls of one session come one at a time, by time, on changing
 * threads, and take well below 1 ms. Time is stream time, never frames. The core applies what all
 * rules share before and after: only confirmed tracks of the wanted classes and sizes inside the
 * include and outside the exclude polygons come in, schedule, arming, cooldown, incidents and veto
 * zones are judged on what goes out.
 *
 * <pre>{@code
 * @Component
 * @Rule("anybody")
 * public final class Anybody implements Heuristic {
 *     public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
 *         Set<Long> seen = new HashSet<>();
 *         return observation -> observation.tracks().stream()
 *                 .filter(t -> seen.add(t.id()))
 *                 .<Signal>map(t -> new Signal.Fired("track-" + t.id(), t.first(),
 *                         observation.moment(), List.of(t.id()), "", t.box(), Map.of(), false))
 *                 .toList();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Heuristic {
    /**
     * Begins with a rule.
     *
     * @param from state of an earlier session of the same rule; kept where the geometry is
     *     unchanged
     * @throws RuleRefusedException where points or parameters make no such rule
     */
    Session open(HeuristicSpec spec, Optional<Snapshot> from);

    /** State of one rule on one camera. */
    @ConsumerType
    interface Session extends AutoCloseable {
        /** Looks at the tracks of one frame. */
        List<Signal> observe(Observation observation);

        /** Time passes without a frame: clocks run out. */
        default List<Signal> advance(Moment now) {
            return List.of();
        }

        /** The state, where there is one worth handing on. */
        default Optional<Snapshot> snapshot() {
            return Optional.empty();
        }

        @Override
        default void close() {}
    }
}
