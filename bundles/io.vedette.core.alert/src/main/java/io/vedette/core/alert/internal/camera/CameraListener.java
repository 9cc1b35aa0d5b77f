package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertIntake;
import io.vedette.service.camera.LiveView;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Size;
import io.vedette.spi.track.Track;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a camera's run, on its strand: events become alerts, the rest is shown. */
final class CameraListener implements PipelineListener {

    private static final Logger LOG = LoggerFactory.getLogger(CameraListener.class);
    private static final long TRACKS_EVERY_NANOS = 150_000_000;

    private final String camera;
    private final AlertIntake.Session session;
    private final CameraHappenings happenings;
    private volatile LiveView live;
    private volatile long raised;
    private volatile long suppressed;
    private long tracksTold = System.nanoTime() - TRACKS_EVERY_NANOS;
    private boolean emptyTold;

    CameraListener(String camera, AlertIntake.Session session, CameraHappenings happenings) {
        this.camera = camera;
        this.session = session;
        this.happenings = happenings;
    }

    Optional<LiveView> live() {
        return Optional.ofNullable(live);
    }

    long raised() {
        return raised;
    }

    long suppressed() {
        return suppressed;
    }

    @Override
    public void frame(FrameReport report) {
        if (report.frame().isEmpty()) {
            return;
        }
        Size size = report.frame().get().size();
        LiveView view =
                new LiveView(
                        report.number(),
                        report.moment().streamSeconds(),
                        size,
                        report.state().name().toLowerCase(Locale.ROOT),
                        report.tracks().stream()
                                .filter(t -> t.state() != Track.State.TENTATIVE)
                                .toList());
        live = view;
        long now = System.nanoTime();
        // An empty street is told once, not six times a second.
        if (now - tracksTold >= TRACKS_EVERY_NANOS && !(view.tracks().isEmpty() && emptyTold)) {
            tracksTold = now;
            emptyTold = view.tracks().isEmpty();
            happenings.tracks(camera, view);
        }
    }

    @Override
    public void event(EventChange change) {
        happenings.event(change);
        for (Alert alert : session.event(change)) {
            if (alert.inCharge() && alert.state() == Alert.State.SUPPRESSED) {
                suppressed = suppressed + 1;
            } else if (alert.inCharge()) {
                raised = raised + 1;
            }
        }
    }

    @Override
    public void state(SourceState state) {
        happenings.state(camera, state);
    }

    @Override
    public void swapped(SwapReport report) {
        LOG.info(
                "camera {}: {} went from {} to {} in {} ms",
                camera,
                report.part(),
                report.from(),
                report.to(),
                report.gap().toMillis());
        happenings.swapped(camera, report);
    }

    @Override
    public void said(String text) {
        LOG.info("camera {}: {}", camera, text);
        happenings.said(camera, text);
    }
}
