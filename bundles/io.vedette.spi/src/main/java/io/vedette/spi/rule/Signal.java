package io.vedette.spi.rule;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a rule says. */
public sealed interface Signal {
    /** Names the event within its rule; the core makes a global id of it. */
    String event();

    /**
     * The rule fired: an event is open.
     *
     * @param event unique for the session and handed over with it
     * @param begin first evidence
     * @param at when the rule fired
     * @param tracks ids, the triggering one first
     * @param direction {@code left_to_right}, {@code right_to_left} or empty
     * @param box of the triggering track at {@code at}
     * @param evidence positions and clocks by name
     * @param lasting whether a {@link Ended} will follow; otherwise the event is over at once
     */
    record Fired(
            String event,
            Moment begin,
            Moment at,
            List<Long> tracks,
            String direction,
            Box box,
            Map<String, Object> evidence,
            boolean lasting)
            implements Signal {
        /** Copies the collections. */
        public Fired {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(begin, "begin");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(box, "box");
            tracks = List.copyOf(tracks);
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * An open event grew: another track joined it, or it got more serious.
     *
     * @param event which
     * @param at when
     * @param tracks all ids so far
     * @param evidence replaces what was said before
     */
    record Grew(String event, Moment at, List<Long> tracks, Map<String, Object> evidence)
            implements Signal {
        /** Copies the collections. */
        public Grew {
            tracks = List.copyOf(tracks);
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * An open event is over.
     *
     * @param event which
     * @param end last evidence
     * @param evidence final clocks by name
     */
    record Ended(String event, Moment end, Map<String, Object> evidence) implements Signal {
        /** Copies the evidence. */
        public Ended {
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * Something the operator should know, without being an event, e.g. that a clock jumped
     * backwards and state was reset.
     *
     * @param event empty
     * @param text for people
     */
    record Said(String event, String text) implements Signal {}
}
