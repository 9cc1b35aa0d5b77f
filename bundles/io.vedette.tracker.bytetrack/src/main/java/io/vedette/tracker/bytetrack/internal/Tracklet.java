package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.model.Detection;
import io.vedette.spi.track.Track;
import java.util.Map;
import java.util.TreeMap;

/**
 * One identity: centre, width and height, each with its velocity. Width and height are filtered on
 * their own, because blobs of motion change shape faster than people do.
 */
final class Tracklet {
    /** Measurement noise as shares of the height: of the centre, and of the sides. */
    private static final double NOISE = 0.05;

    private static final double SIDE_NOISE = 0.15;

    /** Accelerations as shares of the height, per second squared. */
    private static final double ACCELERATION = 1.2;

    private static final double SIDE_ACCELERATION = 0.2;

    /** Up to this speed, in heights per second, something stands. */
    private static final double STANDING = 0.3;

    final long id;
    final Moment first;
    final Axis x;
    final Axis y;
    final Axis width;
    final Axis height;
    final TreeMap<String, Double> votes;
    Moment last;

    /** When a sure detection was last matched. */
    Moment sure;

    Box seen;
    double score;
    int observations;
    boolean confirmed;
    boolean present;

    Tracklet(long id, Moment moment, Detection detection, boolean confirmed) {
        this.id = id;
        first = moment;
        last = moment;
        sure = moment;
        seen = detection.box();
        score = detection.score();
        observations = 1;
        this.confirmed = confirmed;
        present = true;
        votes = new TreeMap<>(Map.of(detection.label(), detection.score()));
        double h = scale();
        x = new Axis(seen.centerX(), 2 * NOISE * h, h);
        y = new Axis(seen.centerY(), 2 * NOISE * h, h / 2);
        width = new Axis(seen.width(), 2 * SIDE_NOISE * h, 0.1 * h);
        height = new Axis(seen.height(), 2 * SIDE_NOISE * h, 0.1 * h);
    }

    /** With everything as a snapshot has it. */
    Tracklet(long id, Moment first, Axis[] axes, TreeMap<String, Double> votes) {
        this.id = id;
        this.first = first;
        x = axes[0];
        y = axes[1];
        width = axes[2];
        height = axes[3];
        this.votes = votes;
    }

    void predict(double dt) {
        double h = scale();
        x.predict(dt, ACCELERATION * h);
        y.predict(dt, ACCELERATION * h);
        width.predict(dt, SIDE_ACCELERATION * h);
        height.predict(dt, SIDE_ACCELERATION * h);
        if (!present) {
            // An unseen object keeps its size; else a shrinking blob shrinks to nothing.
            width.stop();
            height.stop();
        }
    }

    void observe(Moment moment, Detection detection, Settings settings) {
        Box box = detection.box();
        double h = scale();
        // Doubtful detections are less exact (noise scale adaptive filter, Du et al., 2022).
        double doubt = 1.5 - detection.score();
        x.correct(box.centerX(), NOISE * h * doubt);
        y.correct(box.centerY(), NOISE * h * doubt);
        width.correct(box.width(), SIDE_NOISE * h * doubt);
        height.correct(box.height(), SIDE_NOISE * h * doubt);
        votes.merge(detection.label(), detection.score(), Double::sum);
        seen = box;
        score = detection.score();
        last = moment;
        observations++;
        present = true;
        if (score >= settings.high()) {
            sure = moment;
        }
        confirmed |= observations >= settings.confirm();
    }

    /** Nothing moved: it is where it was seen last. */
    void hold(Moment moment) {
        x.position = seen.centerX();
        y.position = seen.centerY();
        width.position = seen.width();
        height.position = seen.height();
        for (Axis axis : new Axis[] {x, y, width, height}) {
            axis.stop();
        }
        last = moment;
    }

    /**
     * Whether it stood still when it was seen last. What walked and moves no more has gone out of
     * sight; whoever stops is seen standing long before a gate closes.
     */
    boolean stands() {
        return Math.hypot(x.velocity, y.velocity) <= STANDING * scale();
    }

    /** Whether it was seen last on its way out of the picture. */
    boolean leaving(Size size) {
        double margin = 0.02 * size.height();
        return (seen.x() <= margin && x.velocity < 0)
                || (seen.y() <= margin && y.velocity < 0)
                || (seen.right() >= size.width() - margin && x.velocity > 0)
                || (seen.bottom() >= size.height() - margin && y.velocity > 0);
    }

    Box box() {
        double w = Math.max(1, width.position);
        double h = Math.max(1, height.position);
        return new Box(x.position - w / 2, y.position - h / 2, w, h);
    }

    /** The label with most votes, the first of equals. */
    String label() {
        String best = "";
        double most = -1;
        for (Map.Entry<String, Double> vote : votes.entrySet()) {
            if (vote.getValue() > most) {
                most = vote.getValue();
                best = vote.getKey();
            }
        }
        return best;
    }

    Track track() {
        Track.State state =
                !confirmed
                        ? Track.State.TENTATIVE
                        : present ? Track.State.CONFIRMED : Track.State.LOST;
        return new Track(
                id,
                label(),
                score,
                box(),
                state,
                first,
                last,
                observations,
                x.velocity,
                y.velocity);
    }

    private double scale() {
        return Math.max(seen.height(), seen.width() / 2);
    }
}
