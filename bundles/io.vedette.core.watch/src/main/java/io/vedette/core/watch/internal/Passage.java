package io.vedette.core.watch.internal;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes frames through the stages, and those that were lost and time without any; keeps, counts and
 * tells what comes of them, in this order. Used by who holds the strand.
 */
final class Passage {
    private final Parts parts;
    private final EngineWatch engines;
    private final Instant epoch;
    private final Queue<Intake.Drop> untold = new ConcurrentLinkedQueue<>();
    private volatile Moment last;
    private volatile long lastNumber;

    /** What a frame meets on its way. */
    record Parts(
            Intake intake,
            Stages stages,
            DetectorSeat detector,
            Voice voice,
            Tally tally,
            ClipDesk clips,
            NewestFrame newest,
            Idleness idleness) {}

    Passage(Instant epoch, Parts parts) {
        this.epoch = epoch;
        this.parts = parts;
        engines = new EngineWatch(parts.stages, parts.intake, parts.voice);
        last = Moment.of(epoch, 0);
    }

    /** When the last frame was taken. Thread-safe. */
    Moment last() {
        return last;
    }

    /** Frames that were lost, to be told before the next one. Thread-safe. */
    void lost(List<Intake.Drop> drops) {
        untold.addAll(drops);
    }

    /** One frame, borrowed, and when it came. */
    void pass(Frame frame, long came) {
        tellLost();
        List<EventChange> changes = new ArrayList<>();
        long begin = System.nanoTime();
        FrameReport report = engines.pass(frame, changes);
        double took = (System.nanoTime() - begin) / 1e6;
        last = frame.moment();
        lastNumber = frame.number();
        parts.newest.keep(frame);
        parts.intake.setIdle(parts.idleness.after(last.streamSeconds()));
        parts.clips.keep(frame);
        parts.tally.looked(report, took);
        parts.detector.passed(report);
        parts.voice.frame(report);
        parts.voice.events(changes);
        parts.voice.tap(report);
        double lag = (System.nanoTime() - came) / 1e6;
        parts.tally.passed(last.streamSeconds(), frame.size(), lag);
        parts.clips.look(last.streamSeconds());
    }

    private void tellLost() {
        for (Intake.Drop drop = untold.poll(); drop != null; drop = untold.poll()) {
            FrameReport report = parts.stages.lost(drop);
            parts.voice.frame(report);
            parts.voice.tap(report);
        }
    }

    /** No frame has come for {@code seconds}, but time goes on. */
    void silent(double seconds) {
        if (lastNumber > 0) {
            Moment now = Moment.of(epoch, last.streamSeconds() + seconds);
            parts.voice.events(parts.stages.advance(now, lastNumber));
        }
    }

    /** No frame will come any more. */
    void finish() {
        tellLost();
        parts.voice.events(parts.stages.rules().book().endAll(last, "stream ended"));
        parts.stages.close();
    }
}
