package io.vedette.heuristic.line.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crossings of one line on one camera. */
final class CrossingSession implements Heuristic.Session {
    /** Presentation times are sums of frame intervals: what is this close is equal. */
    private static final double EPSILON = 1e-6;

    private static final String LEFT_TO_RIGHT = "left_to_right";
    private static final String RIGHT_TO_LEFT = "right_to_left";

    private final CrossingRule rule;
    private final Polyline line;
    private final Map<Long, Passage> passages;
    private long nextEvent;
    private Moment now;

    CrossingSession(CrossingRule rule, Kept kept) {
        this.rule = rule;
        line = new Polyline(rule.points(), rule.size().aspect());
        passages = new HashMap<>(kept.passages());
        nextEvent = kept.nextEvent();
        now = kept.now();
    }

    @Override
    public List<Signal> observe(Observation observation) {
        List<Signal> signals = new ArrayList<>(advance(observation.moment()));
        for (Track track : observation.tracks()) {
            if (track.state() == Track.State.CONFIRMED) {
                observe(track, observation.moment()).ifPresent(signals::add);
            }
        }
        return signals;
    }

    @Override
    public List<Signal> advance(Moment moment) {
        List<Signal> signals = new ArrayList<>();
        if (now != null && moment.since(now) < 0) {
            passages.clear();
            signals.add(
                    new Signal.Said(
                            "",
                            "the clock jumped back by "
                                    + now.since(moment)
                                    + " s: all sides are unknown again"));
        }
        now = moment;
        // After the gap a track's side is unknown, which is what no entry means.
        passages.values().removeIf(p -> moment.since(p.seen) > rule.trackTtl() + EPSILON);
        return signals;
    }

    private Optional<Signal> observe(Track track, Moment moment) {
        Size size = rule.size();
        Point p = rule.center() ? track.box().center(size) : track.box().anchor(size);
        Passage passage = passages.computeIfAbsent(track.id(), id -> new Passage());
        int before = passage.settled;
        Point from = passage.from == null ? p : passage.from;
        boolean through =
                passage.observe(
                        line, p, moment, line.side(p), rule.distance(), rule.observations());
        if (passage.settled != before) {
            passage.from = p;
        }
        String direction = passage.settled > 0 ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
        if (!through || !rule.wants(direction)) {
            return Optional.empty();
        }
        return Optional.of(
                new Signal.Fired(
                        "crossing-" + nextEvent++,
                        passage.since,
                        moment,
                        List.of(track.id()),
                        direction,
                        track.box(),
                        Map.of(
                                "from", List.of(from.x(), from.y()),
                                "to", List.of(p.x(), p.y())),
                        false));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.of(Kept.write(rule, new Kept(nextEvent, now, passages)));
    }
}
