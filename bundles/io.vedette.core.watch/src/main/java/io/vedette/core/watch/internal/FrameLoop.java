package io.vedette.core.watch.internal;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.stream.StreamSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The thread that takes frames through the stages, and those who come between two frames. */
final class FrameLoop {
    private static final long CALL_LIMIT = 5_000_000_000L;
    private static final long TICK = 1_000_000_000L;

    /** A call of a detector that took longer has waited for its engine. */
    private static final long WAITED = 250_000_000L;

    /** Frames in a row on which a detector may fail. */
    private static final int MOST_FAILED = 50;

    /** Seconds without anything after which key frames will do. */
    private static final double QUIET = 5;

    /** Seconds between key frames that are too many to leave the others out. */
    private static final double MOST_INTERVAL = 1;

    /** What the loop works with. */
    record Parts(
            Intake intake,
            Notes notes,
            Voice voice,
            Stages stages,
            Swaps swaps,
            Tally tally,
            PacketRing packets,
            PlaneRing planes,
            ClipDesk clips,
            PrivacyMask mask,
            Feed source,
            Companions companions) {}

    private final Run run;
    private final Parts parts;
    private volatile Strand strand = new Strand();
    private volatile Moment last;
    private volatile long lastNumber;
    private volatile Frame inFlight;
    private volatile boolean withoutDetector;
    private final Queue<Intake.Drop> untold = new ConcurrentLinkedQueue<>();
    private Frame newest;
    private long advanced = System.nanoTime();
    private boolean configured;
    private final boolean keyFrames;
    private volatile boolean busy;
    private double busyAt;
    private int failedInRow;

    FrameLoop(Run run, Parts parts) {
        this.run = run;
        this.parts = parts;
        last = Moment.of(run.spec().epoch(), 0);
        keyFrames = "idle".equals(run.spec().options().get("keyframes"));
    }

    Strand strand() {
        return strand;
    }

    void start() {
        Strand mine = strand;
        Thread thread = new Thread(() -> loop(mine), "vedette-strand-" + run.spec().camera());
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the calling thread holds the strand. */
    boolean isMine() {
        return strand.heldByMe();
    }

    Moment lastMoment() {
        return last;
    }

    /** Whether something is tracked or an event is open. */
    boolean isBusy() {
        return busy;
    }

    void goOnWithoutDetector() {
        withoutDetector = true;
    }

    /** The newest frame; the caller becomes a holder. */
    Optional<Frame> newest() {
        synchronized (this) {
            return newest == null ? Optional.empty() : Optional.of(newest.retain());
        }
    }

    /** Does something between two frames. */
    void onStrand(Runnable work) {
        while (true) {
            Strand held = strand;
            try {
                held.hold();
            } catch (Strand.AbandonedException e) {
                continue;
            }
            try {
                work.run();
                return;
            } catch (Strand.AbandonedException e) {
                // it was this work that hung, and others went on without it
                return;
            } finally {
                held.letGo();
            }
        }
    }

    private void loop(Strand mine) {
        try {
            while (true) {
                Intake.Queued next = parts.intake.take(200);
                if (next != null) {
                    step(mine, next);
                } else if (mine.isAbandoned()) {
                    return;
                } else {
                    between(mine);
                    if (parts.intake.isOver()) {
                        break;
                    }
                }
            }
            finish(mine);
        } catch (Strand.AbandonedException e) {
            return;
        }
        run.over();
    }

    private void between(Strand mine) {
        mine.hold();
        try {
            configure();
            parts.notes.tell();
            parts.source.checkStall();
            boolean live = run.spec().pacing() != StreamSpec.Pacing.AS_FAST;
            long now = System.nanoTime();
            long silent = now - parts.intake.lastNanos();
            if (live && lastNumber > 0 && silent > TICK && now - advanced > TICK) {
                advanced = now;
                Moment moment = Moment.of(run.spec().epoch(), last.streamSeconds() + silent / 1e9);
                parts.voice.events(parts.stages.advance(moment, lastNumber));
            }
        } catch (RefusedException e) {
            run.refuse(e.getMessage());
        } finally {
            mine.letGo();
        }
    }

    private void configure() {
        if (!configured) {
            configured = true;
            try {
                parts.stages.rules().configure(run.spec().rules(), last);
            } catch (RuleRefusedException e) {
                throw new RefusedException(e.getMessage());
            }
        }
    }

    private void step(Strand mine, Intake.Queued next) {
        Frame frame = parts.mask.isEmpty() ? next.frame() : parts.mask.apply(next.frame());
        List<Intake.Drop> lostBefore = parts.intake.takeDrops();
        untold.addAll(lostBefore);
        // before the strand is held: where nothing may be lost this waits
        parts.companions.give(lostBefore, frame);
        try {
            mine.hold();
        } catch (Strand.AbandonedException e) {
            parts.intake.lost(frame, "plugin hung");
            frame.release();
            throw e;
        }
        try {
            inFlight = frame;
            configure();
            parts.notes.tell();
            parts.voice.events(parts.stages.sized(frame));
            if (await(mine)) {
                pass(frame, next.nanos());
            }
        } catch (RefusedException e) {
            run.refuse(e.getMessage());
        } finally {
            inFlight = null;
            mine.letGo();
            frame.release();
        }
    }

    /** Waits until every stage has its plugin; false where the run is closed meanwhile. */
    private boolean await(Strand mine) {
        while (!parts.swaps.fill() || parts.stages.finder().isEmpty() && !withoutDetector) {
            if (parts.intake.isClosed()) {
                return false;
            }
            parts.intake.bePatient();
            mine.await(100);
        }
        return true;
    }

    private void pass(Frame frame, long came) {
        tellDrops();
        Optional<Finder> finder = parts.stages.finder();
        boolean away = finder.map(Finder::isAway).orElse(false);
        long generation = finder.map(Finder::generation).orElse(0L);
        String engine = finder.map(Finder::engine).orElse("");
        long begin = System.nanoTime();
        if (away) {
            parts.intake.bePatient();
        }
        List<EventChange> changes = new ArrayList<>();
        FrameReport report = parts.stages.pass(frame, changes);
        double took = (System.nanoTime() - begin) / 1e6;
        if (finder.isPresent() && finder.get().generation() != generation) {
            engineSwapped(finder.get(), engine, away, begin);
        }
        last = frame.moment();
        lastNumber = frame.number();
        keep(frame);
        noteIdle();
        if (!parts.packets.isUsed()) {
            parts.planes.add(frame);
        }
        if (report.state() == FrameReport.State.DROPPED) {
            parts.tally.dropped(report.reason());
            if (++failedInRow % MOST_FAILED == 0) {
                run.detectorFails(report.reason());
            }
        } else {
            failedInRow = 0;
            boolean looked = report.state() == FrameReport.State.ANALYSED;
            parts.tally.looked(looked);
            if (looked) {
                parts.tally.took(took);
            }
        }
        parts.voice.frame(report);
        parts.voice.events(changes);
        parts.voice.tap(report);
        double lag = (System.nanoTime() - came) / 1e6;
        parts.tally.passed(last.streamSeconds(), frame.size(), lag);
        parts.clips.look(last.streamSeconds());
    }

    private void engineSwapped(Finder finder, String before, boolean away, long begin) {
        long took = System.nanoTime() - begin;
        boolean waited = away || took > WAITED;
        parts.voice.swapped(
                new SwapReport(
                        "detector",
                        finder.label() + " on " + before,
                        finder.label() + " on " + finder.engine(),
                        waited ? SwapReport.Kind.IN_PLACE : SwapReport.Kind.SIDE_BY_SIDE,
                        false,
                        Duration.ofNanos(waited ? took : 0),
                        parts.intake.waiting(),
                        0));
    }

    /** Whether nothing has been going on for a while, so that key frames would do. */
    private void noteIdle() {
        busy = parts.stages.liveTracks() > 0 || parts.stages.rules().book().openCount() > 0;
        double now = last.streamSeconds();
        if (busy || parts.companions.busy()) {
            busyAt = now;
        }
        parts.intake.setIdle(
                keyFrames && now - busyAt > QUIET && parts.packets.keyInterval() <= MOST_INTERVAL);
    }

    private void tellDrops() {
        for (Intake.Drop drop = untold.poll(); drop != null; drop = untold.poll()) {
            FrameReport report = parts.stages.lost(drop);
            parts.voice.frame(report);
            parts.voice.tap(report);
        }
    }

    private void keep(Frame frame) {
        Frame old;
        synchronized (this) {
            old = newest;
            newest = frame.retain();
        }
        if (old != null) {
            old.release();
        }
    }

    private void finish(Strand mine) {
        mine.hold();
        try {
            parts.notes.tell();
            untold.addAll(parts.intake.takeDrops());
            tellDrops();
            parts.voice.events(parts.stages.rules().book().endAll(last, "stream ended"));
            parts.stages.close();
            parts.notes.tell();
        } finally {
            mine.letGo();
        }
        synchronized (this) {
            if (newest != null) {
                newest.release();
                newest = null;
            }
        }
        run.workshop().clips().execute(parts.planes::close);
    }

    /** Takes over from a thread that hangs in a plugin. */
    void watch() {
        Strand old = strand;
        Socket<?, ?> socket = old.overdue(CALL_LIMIT);
        if (socket == null) {
            return;
        }
        old.abandon();
        String who = socket.offer().map(Offer::label).orElse(socket.id());
        String why = "a call did not return within " + CALL_LIMIT / TICK + " s";
        socket.offer().ifPresent(offer -> run.table().quarantine(offer, why));
        socket.lose();
        Frame lost = inFlight;
        if (lost != null) {
            parts.intake.lost(lost, "plugin hung");
        }
        strand = new Strand();
        int zombies = run.workshop().zombie();
        parts.notes.post(
                () ->
                        parts.voice.said(
                                who
                                        + " is quarantined: "
                                        + why
                                        + "; update or uninstall its bundle"));
        if (zombies > Workshop.MOST_ZOMBIES) {
            run.refuse("too many plugin calls hang (" + zombies + "): restart the server");
        }
        start();
    }
}
