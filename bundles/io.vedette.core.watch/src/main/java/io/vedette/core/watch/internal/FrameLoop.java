package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineSpec;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.stream.StreamSpec;
import java.util.List;
import java.util.function.Supplier;

/**
 * The thread that holds the strand for the length of each frame, and is replaced where it hangs in
 * a plugin.
 */
final class FrameLoop {
    private static final long CALL_LIMIT = 5_000_000_000L;
    private static final long TICK = 1_000_000_000L;

    private final Supplier<PipelineSpec> spec;
    private final Workshop workshop;
    private final Parts parts;
    private volatile Frame inFlight;
    private long advanced = System.nanoTime();
    private boolean configured;

    /** What the loop works with. */
    record Parts(
            Strands strands,
            Intake intake,
            Notes notes,
            Voice voice,
            Stages stages,
            Swaps swaps,
            DetectorSeat detector,
            Passage passage,
            PrivacyMask mask,
            Feed source,
            Companions companions,
            Ending ending,
            Runnable over) {}

    FrameLoop(Supplier<PipelineSpec> spec, Workshop workshop, Parts parts) {
        this.spec = spec;
        this.workshop = workshop;
        this.parts = parts;
    }

    void start() {
        Strand mine = parts.strands.current();
        Thread thread = new Thread(() -> loop(mine), "vedette-strand-" + spec.get().camera());
        thread.setDaemon(true);
        thread.start();
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
        parts.over.run();
    }

    private void between(Strand mine) {
        mine.hold();
        try {
            configure();
            parts.notes.tell();
            parts.source.checkStall();
            boolean live = spec.get().pacing() != StreamSpec.Pacing.AS_FAST;
            long now = System.nanoTime();
            long silent = now - parts.intake.lastNanos();
            if (live && silent > TICK && now - advanced > TICK) {
                advanced = now;
                parts.passage.silent(silent / 1e9);
            }
        } catch (RefusedException e) {
            parts.ending.refuse(e.getMessage());
        } finally {
            mine.letGo();
        }
    }

    private void configure() {
        if (!configured) {
            configured = true;
            try {
                parts.stages.rules().configure(spec.get().rules(), parts.passage.last());
            } catch (RuleRefusedException e) {
                throw new RefusedException(e.getMessage());
            }
        }
    }

    private void step(Strand mine, Intake.Queued next) {
        Frame frame = parts.mask.isEmpty() ? next.frame() : parts.mask.apply(next.frame());
        List<Intake.Drop> lostBefore = parts.intake.takeDrops();
        parts.passage.lost(lostBefore);
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
                parts.passage.pass(frame, next.nanos());
            }
        } catch (RefusedException e) {
            parts.ending.refuse(e.getMessage());
        } finally {
            inFlight = null;
            mine.letGo();
            frame.release();
        }
    }

    /** Waits until every stage has its plugin; false where the run is closed meanwhile. */
    private boolean await(Strand mine) {
        while (!parts.swaps.fill() || parts.detector.isAwaited()) {
            if (parts.intake.isClosed()) {
                return false;
            }
            parts.intake.bePatient();
            mine.await(100);
        }
        return true;
    }

    private void finish(Strand mine) {
        mine.hold();
        try {
            parts.notes.tell();
            parts.passage.lost(parts.intake.takeDrops());
            parts.passage.finish();
            parts.notes.tell();
        } finally {
            mine.letGo();
        }
    }

    /** Takes over from a thread that hangs in a plugin. */
    void watch() {
        Strand old = parts.strands.current();
        Socket<?, ?> socket = old.overdue(CALL_LIMIT);
        if (socket == null) {
            return;
        }
        old.abandon();
        String who = socket.offer().map(Offer::label).orElse(socket.id());
        String why = "a call did not return within " + CALL_LIMIT / TICK + " s";
        socket.offer().ifPresent(offer -> workshop.table().quarantine(offer, why));
        socket.lose();
        Frame lost = inFlight;
        if (lost != null) {
            parts.intake.lost(lost, "plugin hung");
        }
        parts.strands.renew();
        int zombies = workshop.zombie();
        parts.notes.post(
                () ->
                        parts.voice.said(
                                who
                                        + " is quarantined: "
                                        + why
                                        + "; update or uninstall its bundle"));
        if (zombies > Workshop.MOST_ZOMBIES) {
            parts.ending.refuse("too many plugin calls hang (" + zombies + "): restart the server");
        }
        start();
    }
}
