package io.vedette.tracker.bytetrack.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Snapshot;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Identities of one camera. */
final class TrackingSession implements Tracker.Session {
    /** What another label costs, so that a person is not taken for the car it steps out of. */
    private static final double OTHER_LABEL = 0.2;

    /** Share of a detection inside a track's box from which it is a part of that object. */
    private static final double PART = 0.85;

    /** Least overlap of a doubtful detection with the prediction, and for how long it will do. */
    private static final double DOUBTFUL = 0.5;

    private static final double DOUBT = 0.5;

    /** Share of a detection that has to move. */
    private static final double MOVING = 0.2;

    private final TrackerSpec spec;
    private final Settings settings;
    private final List<Tracklet> tracklets;
    private long nextId;
    private Moment now;

    TrackingSession(TrackerSpec spec, Settings settings, Kept kept) {
        this.spec = spec;
        this.settings = settings;
        tracklets = new ArrayList<>(kept.tracklets());
        nextId = Math.max(spec.firstId(), kept.nextId());
        now = kept.now();
    }

    @Override
    public List<Track> update(TrackerInput input) {
        Moment moment = input.moment();
        if (now != null && moment.since(now) < 0) {
            // The clock was set back: what was known belongs to another time.
            tracklets.clear();
        } else if (now != null) {
            double dt = moment.since(now);
            tracklets.forEach(t -> t.predict(dt));
        }
        now = moment;
        switch (input.look()) {
            case ANALYSED -> associate(moment, input.detections(), input.facts());
            case GATED -> gated(moment);
            case DROPPED -> tracklets.forEach(t -> t.present = false);
        }
        tracklets.removeIf(t -> !t.present && moment.since(t.last) > settings.ttl());
        return tracklets.stream().map(Tracklet::track).toList();
    }

    private void gated(Moment moment) {
        for (Tracklet t : tracklets) {
            if (t.present && t.confirmed && t.stands() && !t.leaving(spec.size())) {
                t.hold(moment);
            } else {
                t.present = false;
            }
        }
        dropTentative();
    }

    private void associate(Moment moment, List<Detection> all, SceneFacts facts) {
        List<Detection> high = new ArrayList<>();
        List<Detection> low = new ArrayList<>();
        for (Detection d : all) {
            if (d.score() >= settings.high()) {
                high.add(d);
            } else if (d.score() >= settings.low() && moves(d.box(), facts)) {
                low.add(d);
            }
        }
        List<Tracklet> open = new ArrayList<>(tracklets);
        open.forEach(t -> t.present = false);
        match(open, high, t -> t.confirmed, settings.match(), 0, moment);
        match(open, low, t -> t.confirmed && stillSure(t, moment), DOUBTFUL, 0, moment);
        match(open, high, t -> !t.confirmed, settings.match(), 0, moment);
        // Small or fast objects may not meet their prediction: boxes grown by half their size.
        match(open, high, t -> recent(t, moment), 0.2, 0.5, moment);
        dropTentative();
        for (Detection d : high) {
            if (d.score() >= settings.birth() && !partOfAnother(d.box()) && moves(d.box(), facts)) {
                tracklets.add(new Tracklet(nextId++, moment, d, settings.confirm() <= 1));
            }
        }
    }

    /** Joins what fits and takes both out of their lists. */
    private void match(
            List<Tracklet> open,
            List<Detection> detections,
            Predicate<Tracklet> who,
            double overlap,
            double grown,
            Moment moment) {
        List<Tracklet> rows = open.stream().filter(who).toList();
        if (rows.isEmpty() || detections.isEmpty()) {
            return;
        }
        double[][] cost = new double[rows.size()][detections.size()];
        for (int i = 0; i < rows.size(); i++) {
            Box predicted = grow(rows.get(i).box(), grown);
            String label = rows.get(i).label();
            for (int j = 0; j < detections.size(); j++) {
                Detection d = detections.get(j);
                double iou = predicted.iou(grow(d.box(), grown));
                cost[i][j] =
                        iou < overlap
                                ? Double.POSITIVE_INFINITY
                                : 1 - iou + (label.equals(d.label()) ? 0 : OTHER_LABEL);
            }
        }
        int[] columns = Assignment.solve(cost, 1 + OTHER_LABEL);
        List<Detection> taken = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                Detection d = detections.get(columns[i]);
                rows.get(i).observe(moment, d, settings);
                open.remove(rows.get(i));
                taken.add(d);
            }
        }
        // By identity: two equal detections are two.
        detections.removeIf(d -> taken.stream().anyMatch(t -> t == d));
    }

    private boolean stillSure(Tracklet t, Moment moment) {
        return moment.since(t.sure) <= DOUBT;
    }

    private boolean recent(Tracklet t, Moment moment) {
        return moment.since(t.last) <= Math.min(0.5, settings.ttl());
    }

    private boolean partOfAnother(Box box) {
        for (Tracklet t : tracklets) {
            if (t.confirmed
                    && t.present
                    && t.seen.intersection(box) >= PART * Math.max(1e-9, box.area())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether anything moves there, as far as is known. Detectors mistake signs and cones for
     * people again and again; what never moved begins no track, and no doubtful detection of it
     * goes on with one.
     */
    private static boolean moves(Box box, SceneFacts facts) {
        boolean known =
                facts.state() == SceneFacts.State.READY
                        && !(facts.activity() >= 1 && facts.blobs().isEmpty());
        if (!known) {
            return true;
        }
        double covered = 0;
        for (SceneFacts.Blob blob : facts.blobs()) {
            covered += blob.box().intersection(box);
        }
        return covered >= MOVING * box.area();
    }

    private void dropTentative() {
        tracklets.removeIf(t -> !t.present && !t.confirmed);
    }

    private static Box grow(Box box, double share) {
        if (share == 0) {
            return box;
        }
        double w = box.width() * share;
        double h = box.height() * share;
        return new Box(box.x() - w / 2, box.y() - h / 2, box.width() + w, box.height() + h);
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.of(Kept.write(new Kept(nextId, now, tracklets)));
    }
}
