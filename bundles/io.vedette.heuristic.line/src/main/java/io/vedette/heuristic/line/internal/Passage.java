package io.vedette.heuristic.line.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.geometry.Point;

/** On which side of the line one track is, and how far it is with settling on the other. */
final class Passage {
    /** -1 LEFT, 1 RIGHT, 0 UNKNOWN. */
    int settled;

    /** The side of the latest clear observations that is not the settled one. */
    int pending;

    int count;
    Moment since;
    boolean touched;
    Point from;
    Point at;
    Moment seen;

    /**
     * Looks at one position.
     *
     * @param distance signed distance from the line
     * @param near distance up to which a position says nothing of the side
     * @return whether it settled on the other side through the finite line just now
     */
    boolean observe(
            Polyline line, Point p, Moment moment, double distance, double near, int settleAfter) {
        touched |= at != null && line.meets(at, p);
        at = p;
        seen = moment;
        int side = Math.abs(distance) < near || distance == 0 ? 0 : distance < 0 ? -1 : 1;
        if (side == 0) {
            // In the band a side may become neither surer nor less sure.
            return false;
        }
        if (side == settled) {
            pending = 0;
            count = 0;
            touched = false;
            from = p;
            return false;
        }
        if (side != pending) {
            pending = side;
            count = 0;
            since = moment;
        }
        if (++count < settleAfter) {
            return false;
        }
        boolean through = settled != 0 && touched;
        settled = side;
        pending = 0;
        count = 0;
        touched = false;
        return through;
    }
}
