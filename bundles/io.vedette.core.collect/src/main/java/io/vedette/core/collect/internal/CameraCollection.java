package io.vedette.core.collect.internal;

import io.vedette.service.collect.Origin;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.model.Detection;
import io.vedette.spi.track.Track;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is collected of one run. Used on its strand. */
final class CameraCollection {
    /** A track of doubtful detections gives one sample in so many seconds. */
    private static final double DOUBT_PAUSE = 30;

    private final Settings settings;
    private final Budget budget;
    private final Map<Long, Double> doubted = new HashMap<>();
    private String recording = "";
    private RandomDraw draw;

    CameraCollection(Settings settings) {
        this.settings = settings;
        budget = new Budget(settings.perCameraHour(), settings.doubtPerHour());
    }

    /** Looks at what a frame belongs to, before anything is asked of it. */
    void at(PipelineSpec spec, FrameReport report) {
        String now = Recordings.of(spec, report.moment().instant());
        if (!now.equals(recording)) {
            recording = now;
            doubted.clear();
            draw =
                    settings.randomPerHour() > 0
                            ? new RandomDraw(
                                    settings.seed(), spec.camera(), now, settings.randomPerHour())
                            : null;
        }
    }

    String recording() {
        return recording;
    }

    boolean take(Origin origin, double seconds) {
        return budget.take(origin, seconds);
    }

    /** Whether this frame is drawn. */
    boolean drawn(FrameReport report) {
        return draw != null && draw.takes(report.moment().streamSeconds());
    }

    /** The live track a drawn sample is about; empty where nothing is there. */
    Optional<Track> drawnTrack(FrameReport report) {
        List<Track> live =
                report.tracks().stream()
                        .filter(
                                t ->
                                        t.state() == Track.State.CONFIRMED
                                                && t.observedAt(report.moment())
                                                && t.box().area() > 0)
                        .sorted(Comparator.comparingLong(Track::id))
                        .toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(draw.pick(live.size())));
    }

    /** The most doubtful detection of a frame, with its track; each track once in a while. */
    Optional<Doubt> doubt(FrameReport report) {
        if (report.state() != FrameReport.State.ANALYSED || settings.doubtPerHour() == 0) {
            return Optional.empty();
        }
        double middle = (settings.doubtFrom() + settings.doubtTo()) / 2;
        double now = report.moment().streamSeconds();
        Optional<Doubt> most =
                report.detections().stream()
                        .filter(
                                d ->
                                        d.score() >= settings.doubtFrom()
                                                && d.score() <= settings.doubtTo()
                                                && d.box().area() > 0)
                        .map(d -> track(d, report).map(t -> new Doubt(d, t)))
                        .flatMap(Optional::stream)
                        .filter(
                                d ->
                                        doubted.getOrDefault(d.track(), Double.NEGATIVE_INFINITY)
                                                <= now - DOUBT_PAUSE)
                        .min(
                                Comparator.comparingDouble(
                                                (Doubt d) ->
                                                        Math.abs(d.detection().score() - middle))
                                        .thenComparingLong(Doubt::track));
        most.ifPresent(d -> doubted.put(d.track(), now));
        if (doubted.size() > 1000) {
            doubted.values().removeIf(then -> then < now - DOUBT_PAUSE);
        }
        return most;
    }

    private static Optional<Long> track(Detection detection, FrameReport report) {
        return report.tracks().stream()
                .filter(t -> t.observedAt(report.moment()) && t.box().iou(detection.box()) >= 0.5)
                .max(Comparator.comparingDouble(t -> t.box().iou(detection.box())))
                .map(Track::id);
    }

    /**
     * A detection nobody is sure about.
     *
     * @param detection the detection
     * @param track it belongs to
     */
    record Doubt(Detection detection, long track) {}
}
