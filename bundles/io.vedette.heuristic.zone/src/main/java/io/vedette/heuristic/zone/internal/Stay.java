package io.vedette.heuristic.zone.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.geometry.Point;

/** Where one track stands towards the zone, and since when. */
final class Stay {
    /** Begin of the first stay that counts; with {@code mode: reset} the same as {@link #entry}. */
    Moment begin;

    /** Begin of this stay; null where it is not inside. */
    Moment entry;

    /** Where it was at {@link #entry}. */
    Point entered;

    /** Where it was at {@link #lastInside}. */
    Point position;

    Moment lastInside;
    Moment lastSeen;

    /** Clear observations inside, in this stay. */
    int deep;

    /** Clear observations outside, one after the other. */
    int out;

    /** Settled outside: it has to settle inside before it counts. */
    boolean outside;

    /** Seen outside since it was seen inside. */
    boolean away;

    /** Seconds of earlier stays. */
    double carried;

    /** Number of the open event; -1 where none is. */
    long event = -1;

    boolean escalated;

    boolean open() {
        return event >= 0;
    }

    boolean settled(ZoneRule rule) {
        return open() || deep >= rule.observations();
    }

    double dwell(Moment now) {
        return entry == null ? carried : carried + now.since(entry);
    }

    /**
     * Looks at one position.
     *
     * @param depth 0 or more inside
     * @return whether it is inside now
     */
    boolean observe(ZoneRule rule, double depth, Point here, Moment moment) {
        lastSeen = moment;
        boolean holds = entry != null && settled(rule);
        if (depth >= 0 || (holds && depth > -rule.distance())) {
            if (entry == null) {
                entry = moment;
                entered = here;
                deep = 0;
                if (begin == null) {
                    begin = moment;
                }
            }
            if (depth >= rule.distance()) {
                deep++;
            }
            if (deep >= rule.observations()) {
                outside = false;
            }
            out = 0;
            lastInside = moment;
            position = here;
            away = false;
            return true;
        }
        out = depth <= -rule.distance() ? out + 1 : 0;
        outside |= out >= rule.observations();
        if (entry != null) {
            away = true;
            if (!holds || (!open() && !rule.patient())) {
                leave(rule);
            }
        }
        return false;
    }

    /** This stay is over. */
    void leave(ZoneRule rule) {
        if (open() || !rule.cumulative()) {
            carried = 0;
        } else if (settled(rule)) {
            carried += lastInside.since(entry);
        }
        if (carried == 0) {
            begin = null;
        }
        entry = null;
        event = -1;
        deep = 0;
        escalated = false;
    }
}
