package io.vedette.core.watch.internal;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.frame.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Notices while a frame passes that the detector's engine was exchanged beneath it: the detector
 * stays, its call waits. Used by who holds the strand.
 */
final class EngineWatch {
    /** A call of a detector that took longer has waited for its engine. */
    private static final long WAITED = 250_000_000L;

    private final Stages stages;
    private final Intake intake;
    private final Voice voice;

    EngineWatch(Stages stages, Intake intake, Voice voice) {
        this.stages = stages;
        this.intake = intake;
        this.voice = voice;
    }

    /** Takes a frame through the stages, and tells of an exchange. */
    FrameReport pass(Frame frame, List<EventChange> changes) {
        Optional<Finder> finder = stages.finder();
        if (finder.isEmpty()) {
            return stages.pass(frame, changes);
        }
        Finder detector = finder.get();
        boolean away = detector.isAway();
        long generation = detector.generation();
        String engine = detector.engine();
        if (away) {
            intake.bePatient();
        }
        long begin = System.nanoTime();
        FrameReport report = stages.pass(frame, changes);
        if (detector.generation() != generation) {
            tell(detector, engine, away, System.nanoTime() - begin);
        }
        return report;
    }

    private void tell(Finder detector, String before, boolean away, long took) {
        boolean waited = away || took > WAITED;
        voice.swapped(
                new SwapReport(
                        "detector",
                        detector.label() + " on " + before,
                        detector.label() + " on " + detector.engine(),
                        waited ? SwapReport.Kind.IN_PLACE : SwapReport.Kind.SIDE_BY_SIDE,
                        false,
                        Duration.ofNanos(waited ? took : 0),
                        intake.waiting(),
                        0));
    }
}
