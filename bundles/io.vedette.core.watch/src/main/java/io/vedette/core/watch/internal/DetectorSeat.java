package io.vedette.core.watch.internal;

import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.stream.StreamSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the detector of a run sits: it is loaded when the run starts, exchanged between two frames,
 * and loaded anew where it keeps failing. Loading never holds the strand.
 */
final class DetectorSeat {
    private static final Duration AGAIN = Duration.ofSeconds(15);

    /** Frames in a row on which a detector may fail. */
    private static final int MOST_FAILED = 50;

    private final AtomicReference<PipelineSpec> spec;
    private final Workshop workshop;
    private final Stages stages;
    private final Strands strands;
    private final Intake intake;
    private final Notes notes;
    private final Voice voice;
    private final Tally tally;
    private final Ending ending;
    private volatile boolean leftOut;
    private int failedInRow;

    private record Exchanged(Optional<Finder> before, SwapReport report) {}

    DetectorSeat(
            AtomicReference<PipelineSpec> spec,
            Workshop workshop,
            Stages stages,
            Strands strands,
            Intake intake,
            Notes notes,
            Voice voice,
            Tally tally,
            Ending ending) {
        this.spec = spec;
        this.workshop = workshop;
        this.stages = stages;
        this.strands = strands;
        this.intake = intake;
        this.notes = notes;
        this.voice = voice;
        this.tally = tally;
        this.ending = ending;
    }

    /** Puts the first detector in, now or as soon as it is loaded. */
    void start() {
        if (isMotion(spec.get().detector())) {
            stages.detector(stages.motion());
        } else {
            workshop.background().execute(this::loadFirst);
        }
    }

    private static boolean isMotion(DetectorSpec detector) {
        return detector instanceof DetectorSpec.Motion;
    }

    private boolean isFile() {
        return spec.get().pacing() == StreamSpec.Pacing.AS_FAST;
    }

    private void loadFirst() {
        DetectorSpec wanted = spec.get().detector();
        try {
            Finder finder = workshop.detectors().load(wanted);
            strands.run(() -> stages.detector(finder).ifPresent(Finder::close));
        } catch (RuntimeException | LinkageError e) {
            String why = "detector " + wanted + ": " + e.getMessage();
            if (isFile()) {
                ending.refuse(why);
            } else if (!intake.isClosed()) {
                notes.post(() -> voice.said(why + "; trying again"));
                leftOut = true;
                workshop.later(this::loadFirst, AGAIN);
            }
        }
    }

    /** Whether frames have to wait for the first detector. */
    boolean isAwaited() {
        return stages.finder().isEmpty() && !leftOut;
    }

    /** A frame has gone through. */
    void passed(FrameReport report) {
        if (report.state() != FrameReport.State.DROPPED) {
            failedInRow = 0;
        } else if (++failedInRow % MOST_FAILED == 0) {
            fails(report.reason());
        }
    }

    private void fails(String why) {
        if (tally.analysedCount() == 0 && isFile()) {
            ending.refuse(why);
        } else if (!isMotion(spec.get().detector())) {
            voice.said(why + "; it is loaded anew");
            exchange(spec.get().detector());
        }
    }

    /** Loads another detector and puts it in between two frames. */
    CompletionStage<SwapReport> exchange(DetectorSpec detector) {
        CompletableFuture<SwapReport> swapped = new CompletableFuture<>();
        workshop.background()
                .execute(
                        () -> {
                            try {
                                swapped.complete(loadAndExchange(detector));
                            } catch (RuntimeException | LinkageError e) {
                                swapped.completeExceptionally(e);
                            }
                        });
        return swapped;
    }

    private SwapReport loadAndExchange(DetectorSpec detector) {
        Finder next = isMotion(detector) ? stages.motion() : workshop.detectors().load(detector);
        Exchanged exchanged =
                strands.call(() -> putIn(next, detector))
                        .orElseThrow(() -> new IllegalStateException(next.label() + " hung"));
        exchanged.before.ifPresent(Finder::close);
        return exchanged.report;
    }

    private Exchanged putIn(Finder next, DetectorSpec detector) {
        long begin = System.nanoTime();
        Optional<Finder> before = stages.detector(next);
        spec.updateAndGet(now -> now.but().detector(detector).build());
        SwapReport report =
                new SwapReport(
                        "detector",
                        before.map(Finder::label).orElse(""),
                        next.label(),
                        SwapReport.Kind.SIDE_BY_SIDE,
                        false,
                        Duration.ofNanos(System.nanoTime() - begin),
                        intake.waiting(),
                        0);
        voice.swapped(report);
        return new Exchanged(before, report);
    }
}
