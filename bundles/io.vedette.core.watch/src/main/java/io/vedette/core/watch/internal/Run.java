package io.vedette.core.watch.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.ClipReport;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.RuleSpec;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Span;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.stream.StreamSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running camera. */
final class Run implements PipelineRun, PluginTable.User {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final PluginTable table;
    private final Tally tally = new Tally();
    private final Faults faults = new Faults();
    private final PacketRing packets;
    private final ClipDesk clips;
    private final Intake intake;
    private final Notes notes;
    private final Voice voice;
    private final Stages stages;
    private final Swaps swaps;
    private final EventBook book;
    private final Optional<Run> main;
    private final Companions companions = new Companions();
    private final Feed source;
    private final Runnable reading;
    private final FrameLoop loop;
    private final StatusDesk desk;
    private final CompletableFuture<RunEnd> done = new CompletableFuture<>();
    private volatile PipelineSpec spec;
    private volatile RunEnd end = new RunEnd.Closed();

    /** A run with a source of its own. */
    Run(PipelineSpec spec, PipelineListener listener, Workshop workshop) {
        this(spec, listener, workshop, Optional.empty());
    }

    /** A run on the frames of another one, or of a source. */
    private Run(
            PipelineSpec spec, PipelineListener listener, Workshop workshop, Optional<Run> main) {
        this.spec = spec;
        this.main = main;
        this.workshop = workshop;
        this.table = workshop.table();
        checkIds(spec.rules());
        boolean lossless = spec.pacing() == StreamSpec.Pacing.AS_FAST;
        boolean strict = lossless || "true".equals(spec.options().get("strict"));
        packets = new PacketRing(spec.keepSeconds());
        // who goes beside may not keep many of the main run's frames on lease
        int room = main.isPresent() ? 1 : Intake.PATIENT;
        intake = new Intake(lossless, room, spec.epoch(), tally, packets);
        notes = new Notes(intake);
        // taps look at each frame once, with the main run
        voice =
                new Voice(
                        listener,
                        () -> this.spec,
                        () -> main.isPresent() ? List.of() : workshop.lent().taps(),
                        faults);
        book = new EventBook(spec.camera(), spec.run(), voice::said);
        Guard guard = new Guard(spec.camera(), table, faults, this::strand, voice::said);
        stages = new Stages(spec, guard, workshop.lent(), book);
        swaps = new Swaps(stages, guard, intake, tally, voice, strict, spec.patience());
        FramePool pool = new FramePool();
        PrivacyMask mask =
                new PrivacyMask(main.isPresent() ? List.of() : spec.masks().privacy(), pool);
        PlaneRing planes = new PlaneRing(spec.keepSeconds(), pool);
        clips =
                new ClipDesk(
                        packets, planes, mask, () -> workshop.lent().clips(), workshop.clips());
        if (main.isPresent()) {
            source = new MainFeed(main.get().source);
            stages.identity().source(main.get().stages.identity().source());
            reading = () -> {};
        } else {
            SourceLoop own = sourceLoop();
            source = own;
            reading = () -> read(own);
        }
        loop =
                new FrameLoop(
                        this,
                        new FrameLoop.Parts(
                                intake,
                                notes,
                                voice,
                                stages,
                                swaps,
                                tally,
                                packets,
                                planes,
                                clips,
                                mask,
                                source,
                                companions));
        desk = new StatusDesk(tally, faults, source, stages, book, voice);
    }

    private SourceLoop sourceLoop() {
        return new SourceLoop(
                spec,
                table,
                intake,
                tally,
                faults,
                state -> notes.post(() -> voice.state(state)),
                why -> notes.post(() -> voice.said("the stream jumped: " + why)),
                label -> stages.identity().source(label));
    }

    private static void checkIds(List<RuleSpec> rules) {
        Set<String> ids = new HashSet<>();
        for (RuleSpec rule : rules) {
            if (!ids.add(rule.id())) {
                throw new InvalidRequestException("two rules have the id " + rule.id());
            }
        }
    }

    void start() {
        table.join(this);
        if (spec.detector() instanceof DetectorSpec.Motion) {
            stages.detector(stages.motion());
        } else {
            workshop.background().execute(this::firstDetector);
        }
        loop.start();
        if (main.isPresent()) {
            return;
        }
        Thread reader = new Thread(reading, "vedette-source-" + spec.camera());
        reader.setDaemon(true);
        reader.start();
    }

    private void firstDetector() {
        try {
            Finder finder = workshop.detectors().load(spec.detector());
            loop.onStrand(() -> stages.detector(finder).ifPresent(Finder::close));
        } catch (RuntimeException | LinkageError e) {
            String why = "detector " + spec.detector() + ": " + e.getMessage();
            if (spec.pacing() == StreamSpec.Pacing.AS_FAST) {
                refuse(why);
            } else if (!intake.isClosed()) {
                notes.post(() -> voice.said(why + "; trying again"));
                loop.goOnWithoutDetector();
                workshop.later(this::firstDetector, Duration.ofSeconds(15));
            }
        }
    }

    /** The detector fails frame after frame: it is loaded anew, or the file is given up. */
    void detectorFails(String why) {
        if (tally.analysedCount() == 0 && spec.pacing() == StreamSpec.Pacing.AS_FAST) {
            refuse(why);
        } else if (!(spec.detector() instanceof DetectorSpec.Motion)) {
            voice.said(why + "; it is loaded anew");
            detector(spec.detector());
        }
    }

    private void read(SourceLoop own) {
        RunEnd how = own.play();
        if (!(end instanceof RunEnd.Refused)) {
            end = how;
        }
        intake.end();
    }

    /** Ends the run: it cannot go on. */
    void refuse(String why) {
        end = new RunEnd.Refused(why);
        stopIntake();
    }

    private void stopIntake() {
        intake.close();
        if (main.isPresent()) {
            // no source has to return first
            intake.end();
        }
    }

    /** Takes a frame of the main run; becomes a holder. */
    void give(List<Intake.Drop> lostBefore, Frame frame) {
        lostBefore.forEach(intake::missed);
        intake.give(frame.retain());
    }

    /** The main run has no more frames. */
    void mainIsOver() {
        if (!(end instanceof RunEnd.Refused) && !intake.isClosed()) {
            end = new RunEnd.Finished(0, 0);
        }
        intake.end();
    }

    /** Whether something is tracked or an event is open. */
    boolean isBusy() {
        return loop.isBusy();
    }

    /** Whether it goes beside another run. */
    boolean isCompanion() {
        return main.isPresent();
    }

    /** The frame thread is through; all callbacks have returned. */
    void over() {
        table.part(this);
        companions.over();
        main.ifPresent(run -> run.companions.remove(this));
        clips.finish();
        workshop.ended(this);
        // only now have all frames that were read gone through
        done.complete(
                end instanceof RunEnd.Finished
                        ? new RunEnd.Finished(tally.receivedCount(), tally.seconds())
                        : end);
    }

    private Strand strand() {
        return loop.strand();
    }

    Workshop workshop() {
        return workshop;
    }

    PluginTable table() {
        return table;
    }

    @Override
    public void arrived(Offer offer) {
        workshop.background()
                .execute(
                        () -> {
                            if (tally.size().isPresent()) {
                                swaps.warm(offer);
                            }
                            loop.onStrand(() -> swaps.arrived(offer));
                        });
    }

    @Override
    public void leaving(Offer offer) {
        source.leaving(offer, 5_000);
        loop.onStrand(() -> swaps.leaving(offer));
    }

    /** Looks for calls that hang; now and then, on another thread. */
    void watch() {
        loop.watch();
    }

    @Override
    public PipelineSpec spec() {
        return spec;
    }

    @Override
    public RunStatus status() {
        return desk.status(loop);
    }

    @Override
    public CompletionStage<RunEnd> done() {
        return done.minimalCompletionStage();
    }

    @Override
    public CompletionStage<ClipReport> clip(Span span, Path file) {
        if (main.isPresent()) {
            return main.get().clip(span, file);
        }
        double newest = packets.isUsed() ? packets.newest() : tally.seconds();
        return clips.order(span, file, newest);
    }

    @Override
    public Optional<Snapshot> snapshot(int quality) {
        Optional<Pixels> pixels = workshop.lent().pixels();
        Optional<Frame> newest = pixels.isEmpty() ? Optional.empty() : loop.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = newest.get();
        try {
            return Optional.of(
                    new Snapshot(
                            frame.number(),
                            frame.moment().streamSeconds(),
                            frame.width(),
                            frame.height(),
                            pixels.get().jpeg(frame, quality)));
        } finally {
            frame.release();
        }
    }

    @Override
    public void rules(List<RuleSpec> rules) {
        checkIds(rules);
        loop.onStrand(
                () -> {
                    List<EventChange> ended = stages.rules().configure(rules, loop.lastMoment());
                    stages.identity().changed();
                    spec = spec.but().rules(rules).build();
                    voice.events(ended);
                });
    }

    @Override
    public CompletionStage<SwapReport> detector(DetectorSpec detector) {
        CompletableFuture<SwapReport> swapped = new CompletableFuture<>();
        workshop.background()
                .execute(
                        () -> {
                            try {
                                swapped.complete(exchange(detector));
                            } catch (RuntimeException | LinkageError e) {
                                swapped.completeExceptionally(e);
                            }
                        });
        return swapped;
    }

    private SwapReport exchange(DetectorSpec detector) {
        boolean motion = detector instanceof DetectorSpec.Motion;
        Finder next = motion ? stages.motion() : workshop.detectors().load(detector);
        Optional<?>[] old = new Optional<?>[1];
        SwapReport[] report = new SwapReport[1];
        loop.onStrand(
                () -> {
                    long begin = System.nanoTime();
                    Optional<Finder> before = stages.detector(next);
                    old[0] = before;
                    spec = spec.but().detector(detector).build();
                    report[0] =
                            new SwapReport(
                                    "detector",
                                    before.map(Finder::label).orElse(""),
                                    next.label(),
                                    SwapReport.Kind.SIDE_BY_SIDE,
                                    false,
                                    Duration.ofNanos(System.nanoTime() - begin),
                                    intake.waiting(),
                                    0);
                    voice.swapped(report[0]);
                });
        old[0].ifPresent(before -> ((Finder) before).close());
        return report[0];
    }

    @Override
    public PipelineRun beside(PipelineSpec wanted, PipelineListener listener) {
        if (main.isPresent()) {
            return main.get().beside(wanted, listener);
        }
        if (!wanted.camera().equals(spec.camera())) {
            throw new InvalidRequestException(
                    "a run of camera " + wanted.camera() + " cannot go beside " + spec);
        }
        PipelineSpec own =
                wanted.but()
                        .pacing(spec.pacing())
                        .epoch(spec.epoch())
                        .masks(spec.masks())
                        .keepSeconds(0)
                        .build();
        Run companion = new Run(own, listener, workshop, Optional.of(this));
        workshop.join(companion);
        companions.add(companion);
        return companion;
    }

    @Override
    public void close() {
        stopIntake();
        companions.close();
        if (loop.isMine()) {
            return;
        }
        try {
            done.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            LOG.warn("{}: the run did not end in time; it ends when its plugins return", spec);
        }
    }
}
