package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.geometry.Point;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.track.Track;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stays in one zone on one camera; one event per track. */
final class StaySession implements Heuristic.Session {
    /** Presentation times are sums of frame intervals: what is this close is equal. */
    private static final double EPSILON = 1e-6;

    private final ZoneRule rule;
    private final Zone zone;
    private final Map<Long, Stay> stays;
    private final List<Signal> waiting = new ArrayList<>();
    private long nextEvent;
    private Moment now;

    StaySession(ZoneRule rule, Kept kept) {
        this.rule = rule;
        zone = new Zone(rule.points(), rule.size(), rule.anchor());
        nextEvent = kept.nextEvent();
        now = kept.now();
        stays = new TreeMap<>(kept.sameZone() ? kept.stays() : Map.of());
        if (!kept.sameZone()) {
            // Events of the zone as it was end where they were last seen to be true.
            kept.stays().values().forEach(s -> end(s, s.lastInside, waiting));
        }
    }

    @Override
    public List<Signal> observe(Observation observation) {
        List<Signal> signals = new ArrayList<>(advance(observation.moment()));
        for (Track track : observation.tracks()) {
            if (track.state() == Track.State.CONFIRMED) {
                observe(track, observation.moment(), signals);
            }
        }
        return signals;
    }

    @Override
    public List<Signal> advance(Moment moment) {
        List<Signal> signals = new ArrayList<>(waiting);
        waiting.clear();
        if (now != null && moment.since(now) < 0) {
            reset(moment, signals);
        }
        now = moment;
        Iterator<Stay> all = stays.values().iterator();
        while (all.hasNext()) {
            Stay stay = all.next();
            if (stay.entry != null && moment.since(stay.lastInside) > rule.grace() + EPSILON) {
                close(stay, moment, signals);
            }
            if (stay.entry == null && moment.since(stay.lastSeen) > rule.trackTtl() + EPSILON) {
                all.remove();
            }
        }
        return signals;
    }

    private void observe(Track track, Moment moment, List<Signal> signals) {
        Stay stay = stays.computeIfAbsent(track.id(), id -> new Stay());
        if (stay.lastSeen != null && moment.since(stay.lastSeen) > rule.trackTtl() + EPSILON) {
            // Too long unseen, though the grace would allow it: nobody knows where it was.
            close(stay, moment, signals);
            stay = new Stay();
            stays.put(track.id(), stay);
        }
        Point position = zone.position(track.box());
        if (!stay.observe(rule, zone.depth(track.box()), position, moment)) {
            return;
        }
        double dwell = stay.dwell(moment);
        if (!stay.open()) {
            boolean counts = stay.settled(rule) || !stay.outside;
            if (counts && dwell >= rule.threshold() - EPSILON) {
                stay.event = nextEvent++;
                signals.add(
                        new Signal.Fired(
                                name(stay),
                                stay.begin,
                                moment,
                                List.of(track.id()),
                                "",
                                track.box(),
                                evidence(stay, dwell),
                                true));
            }
        } else if (!stay.escalated
                && rule.escalateAfter().isPresent()
                && dwell >= rule.threshold() + rule.escalateAfter().getAsDouble() - EPSILON) {
            stay.escalated = true;
            signals.add(
                    new Signal.Grew(
                            name(stay), moment, List.of(track.id()), evidence(stay, dwell)));
        }
    }

    private static Map<String, Object> evidence(Stay stay, double dwell) {
        return Map.of(
                "entered",
                List.of(stay.entered.x(), stay.entered.y()),
                "position",
                List.of(stay.position.x(), stay.position.y()),
                "insideSeconds",
                dwell,
                "escalated",
                stay.escalated);
    }

    /** The stay is over: it was seen outside, or not at all, for longer than the grace. */
    private void close(Stay stay, Moment moment, List<Signal> signals) {
        if (stay.entry == null) {
            return;
        }
        double presumed =
                stay.away ? 0 : Math.min(rule.grace(), Math.max(0, moment.since(stay.lastInside)));
        end(stay, stay.lastInside.plus(presumed), signals);
        stay.leave(rule);
    }

    private static void end(Stay stay, Moment end, List<Signal> signals) {
        if (stay.open()) {
            signals.add(new Signal.Ended(name(stay), end, evidence(stay, stay.dwell(end))));
        }
    }

    private void reset(Moment moment, List<Signal> signals) {
        stays.values().forEach(s -> end(s, s.lastInside, signals));
        stays.clear();
        signals.add(
                new Signal.Said(
                        "",
                        "the clock jumped back by "
                                + now.since(moment)
                                + " s: all clocks start anew"));
    }

    private static String name(Stay stay) {
        return "stay-" + stay.event;
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.of(Kept.write(rule, new Kept(true, nextEvent, now, stays)));
    }
}
