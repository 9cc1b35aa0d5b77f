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
import io.vedette.spi.stream.StreamSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running camera: puts its parts together and hands each request to the one it concerns. */
final class Run implements PipelineRun, PluginTable.User, Companion {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final AtomicReference<PipelineSpec> spec;
    private final Optional<Run> main;
    private final Companions companions = new Companions();
    private final Strands strands = new Strands();
    private final NewestFrame newest = new NewestFrame();
    private final Tally tally = new Tally();
    private final ClipDesk clips;
    private final Intake intake;
    private final Ending ending;
    private final Voice voice;
    private final Stages stages;
    private final DetectorSeat detector;
    private final Swaps swaps;
    private final Idleness idleness;
    private final Passage passage;
    private final Feed source;
    private final Runnable reading;
    private final FrameLoop loop;
    private final StatusDesk desk;

    /** A run with a source of its own. */
    Run(PipelineSpec spec, PipelineListener listener, Workshop workshop) {
        this(spec, listener, workshop, Optional.empty());
    }

    /** A run on the frames of another one, or of a source. */
    private Run(
            PipelineSpec wanted, PipelineListener listener, Workshop workshop, Optional<Run> main) {
        spec = new AtomicReference<>(wanted);
        this.main = main;
        this.workshop = workshop;
        checkIds(wanted.rules());
        boolean beside = main.isPresent();
        boolean lossless = wanted.pacing() == StreamSpec.Pacing.AS_FAST;
        boolean strict = lossless || "true".equals(wanted.options().get("strict"));
        PacketRing packets = new PacketRing(wanted.keepSeconds());
        // who goes beside may not keep many of the main run's frames on lease
        int room = beside ? 1 : Intake.PATIENT;
        intake = new Intake(lossless, room, wanted.epoch(), tally, packets);
        ending = new Ending(intake, beside);
        Notes notes = new Notes(intake);
        Faults faults = new Faults();
        Lent lent = workshop.lent();
        // taps look at each frame once, with the main run
        voice = new Voice(listener, spec::get, () -> beside ? List.of() : lent.taps(), faults);
        PluginTable table = workshop.table();
        EventBook book = new EventBook(wanted.camera(), wanted.run(), voice::said);
        Guard guard = new Guard(wanted.camera(), table, faults, strands::current, voice::said);
        stages = new Stages(wanted, guard, lent, book);
        detector =
                new DetectorSeat(
                        spec, workshop, stages, strands, intake, notes, voice, tally, ending);
        swaps = new Swaps(stages, guard, intake, tally, voice, strict, wanted.patience());
        FramePool pool = new FramePool();
        PrivacyMask mask = new PrivacyMask(beside ? List.of() : wanted.masks().privacy(), pool);
        PlaneRing planes = new PlaneRing(wanted.keepSeconds(), pool);
        clips = new ClipDesk(packets, planes, mask, lent::clips, workshop.clips());
        idleness = new Idleness(wanted, stages, packets, companions);
        passage =
                new Passage(
                        wanted.epoch(),
                        new Passage.Parts(
                                intake, stages, detector, voice, tally, clips, newest, idleness));
        if (beside) {
            source = new MainFeed(main.get().source);
            stages.identity().source(main.get().stages.identity().source());
            reading = () -> {};
        } else {
            SourceLoop own =
                    new SourceLoop(
                            wanted,
                            table,
                            intake,
                            tally,
                            faults,
                            state -> notes.post(() -> voice.state(state)),
                            why -> notes.post(() -> voice.said("the stream jumped: " + why)),
                            label -> stages.identity().source(label));
            source = own;
            reading = () -> read(own);
        }
        loop =
                new FrameLoop(
                        spec::get,
                        workshop,
                        new FrameLoop.Parts(
                                strands,
                                intake,
                                notes,
                                voice,
                                stages,
                                swaps,
                                detector,
                                passage,
                                mask,
                                source,
                                companions,
                                ending,
                                this::over));
        desk = new StatusDesk(tally, faults, source, stages, book, voice);
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
        workshop.table().join(this);
        detector.start();
        loop.start();
        if (isCompanion()) {
            return;
        }
        Thread reader = new Thread(reading, "vedette-source-" + spec().camera());
        reader.setDaemon(true);
        reader.start();
    }

    private void read(SourceLoop own) {
        ending.sourceReturned(own.play());
    }

    @Override
    public void give(List<Intake.Drop> lostBefore, Frame frame) {
        lostBefore.forEach(intake::missed);
        intake.give(frame.retain());
    }

    @Override
    public void mainIsOver() {
        ending.mainIsOver();
    }

    @Override
    public boolean isBusy() {
        return idleness.isBusy();
    }

    /** Whether it goes beside another run. */
    boolean isCompanion() {
        return main.isPresent();
    }

    /** The frame thread is through; all callbacks have returned. */
    private void over() {
        newest.close();
        workshop.table().part(this);
        companions.over();
        main.ifPresent(run -> run.companions.remove(this));
        clips.finish();
        workshop.ended(this);
        ending.through(tally);
    }

    @Override
    public void arrived(Offer offer) {
        workshop.background()
                .execute(
                        () -> {
                            if (tally.size().isPresent()) {
                                swaps.warm(offer);
                            }
                            strands.run(() -> swaps.arrived(offer));
                        });
    }

    @Override
    public void leaving(Offer offer) {
        source.leaving(offer, 5_000);
        strands.run(() -> swaps.leaving(offer));
    }

    /** Looks for calls that hang; now and then, on another thread. */
    void watch() {
        loop.watch();
    }

    @Override
    public PipelineSpec spec() {
        return spec.get();
    }

    @Override
    public RunStatus status() {
        return desk.status(strands.current());
    }

    @Override
    public CompletionStage<RunEnd> done() {
        return ending.done();
    }

    @Override
    public CompletionStage<ClipReport> clip(Span span, Path file) {
        return main.isPresent()
                ? main.get().clip(span, file)
                : clips.order(span, file, tally.seconds());
    }

    @Override
    public Optional<Snapshot> snapshot(int quality) {
        return workshop.lent().pixels().flatMap(pixels -> newest.snapshot(pixels, quality));
    }

    @Override
    public void rules(List<RuleSpec> rules) {
        checkIds(rules);
        strands.run(
                () -> {
                    List<EventChange> ended = stages.rules().configure(rules, passage.last());
                    stages.identity().changed();
                    spec.updateAndGet(now -> now.but().rules(rules).build());
                    voice.events(ended);
                });
    }

    @Override
    public CompletionStage<SwapReport> detector(DetectorSpec wanted) {
        return detector.exchange(wanted);
    }

    @Override
    public PipelineRun beside(PipelineSpec wanted, PipelineListener listener) {
        if (main.isPresent()) {
            return main.get().beside(wanted, listener);
        }
        PipelineSpec mine = spec();
        if (!wanted.camera().equals(mine.camera())) {
            throw new InvalidRequestException(
                    "a run of camera " + wanted.camera() + " cannot go beside " + mine);
        }
        PipelineSpec own =
                wanted.but()
                        .pacing(mine.pacing())
                        .epoch(mine.epoch())
                        .masks(mine.masks())
                        .keepSeconds(0)
                        .build();
        Run companion = new Run(own, listener, workshop, Optional.of(this));
        workshop.join(companion);
        companions.add(companion);
        return companion;
    }

    @Override
    public void close() {
        ending.stop();
        companions.close();
        if (strands.isMine()) {
            return;
        }
        if (!ending.await(CLOSING)) {
            LOG.warn("{}: the run did not end in time; it ends when its plugins return", spec());
        }
    }
}
