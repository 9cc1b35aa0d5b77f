package io.vedette.core.alert.internal.camera;

import io.vedette.service.alert.AlertIntake;
import io.vedette.service.alert.GateSpec;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.SlotDirectory;
import io.vedette.service.watch.DetectorSpec;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.Pipelines;
import io.vedette.service.watch.RunEnd;
import io.vedette.service.watch.SourceState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera that is to run. Changed by one thread, {@link CameraRunner}'s; asked by any.
 *
 * <p>Bridges {@link Camera} (what is wanted) and {@link PipelineRun} (what is).
 */
final class CameraRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(CameraRuntime.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final RuntimeParts parts;
    private Camera camera;
    private long slotsRevision;
    private boolean unverified;
    private DetectorSpec asked;
    private Pipelines startedBy;
    private Instant notBefore = Instant.MIN;
    private volatile String trouble = "";
    private volatile Running running;

    /** What a run needs besides its camera. */
    interface RuntimeParts {
        AlertIntake intake();

        Optional<SlotDirectory> slots();

        CameraHappenings happenings();

        /** The first of a block of track ids that nobody else gets. */
        long reserveTracks(String camera, long atLeast);

        URI source(Camera camera);

        Clock clock();

        /** Asks for another look soon, as a run has ended. */
        void wake();
    }

    private record Running(
            PipelineRun run,
            AlertIntake.Session session,
            CameraListener listener,
            BesideChains beside) {
        Optional<RunEnd> end() {
            return Optional.ofNullable(
                    run.done().toCompletableFuture().isDone()
                            ? run.done().toCompletableFuture().getNow(null)
                            : null);
        }
    }

    CameraRuntime(RuntimeParts parts) {
        this.parts = parts;
    }

    /** Brings what runs to what is wanted. */
    void follow(Camera wanted, Pipelines pipelines) {
        boolean changed = camera == null || camera.revision() != wanted.revision();
        if (changed) {
            notBefore = Instant.MIN;
        }
        if (running != null && mustEnd(wanted, pipelines, changed)) {
            stop();
        }
        Running now = running;
        if (now == null) {
            start(wanted, pipelines);
        } else if (changed
                || unverified
                || slotsRevision != slotsRevision()
                || now.beside.inTrouble()) {
            adapt(now, wanted);
        }
        camera = wanted;
    }

    private boolean mustEnd(Camera wanted, Pipelines pipelines, boolean changed) {
        if (startedBy != pipelines || changed && CameraSpecs.restarts(camera, wanted)) {
            return true;
        }
        Optional<RunEnd> end = running.end();
        if (end.isEmpty()) {
            return false;
        }
        if (changed) {
            return true;
        }
        if (end.get() instanceof RunEnd.Finished) {
            return CameraSpecs.repeats(wanted);
        }
        if (notBefore.equals(Instant.MIN)) {
            notBefore = parts.clock().instant().plus(AGAIN);
        }
        return !parts.clock().instant().isBefore(notBefore);
    }

    private void start(Camera wanted, Pipelines pipelines) {
        if (pipelines == null || parts.clock().instant().isBefore(notBefore)) {
            return;
        }
        Instant now = parts.clock().instant();
        AlertIntake.Session session = null;
        try {
            String name = wanted.id() + "-" + Long.toString(now.toEpochMilli(), 36);
            PipelineSpec spec =
                    CameraSpecs.pipeline(
                            wanted,
                            parts.slots(),
                            parts.source(wanted),
                            name,
                            now,
                            parts.reserveTracks(wanted.id(), 1));
            slotsRevision = slotsRevision();
            session = open(wanted, name);
            CameraListener listener = new CameraListener(wanted.id(), session, parts.happenings());
            PipelineRun run = pipelines.start(spec, listener);
            session.attach(run);
            BesideChains beside =
                    new BesideChains(run, session, () -> parts.reserveTracks(wanted.id(), 1));
            running = new Running(run, session, listener, beside);
            beside.follow(wanted, parts.slots());
            startedBy = pipelines;
            notBefore = Instant.MIN;
            trouble = "";
            run.done().thenRun(parts::wake);
        } catch (RuntimeException e) {
            LOG.warn("camera {} does not start: {}", wanted.id(), e.getMessage());
            if (session != null) {
                session.close();
            }
            trouble = String.valueOf(e.getMessage());
            notBefore = now.plus(AGAIN);
        }
    }

    private AlertIntake.Session open(Camera wanted, String run) {
        GateSpec gate = CameraSpecs.gate(wanted, parts.slots());
        try {
            AlertIntake.Session session =
                    parts.intake().open(CameraSpecs.place(wanted), run, gate, wanted.clip());
            unverified = false;
            return session;
        } catch (InvalidRequestException e) {
            LOG.warn("camera {}: alerts go unverified: {}", wanted.id(), e.getMessage());
            unverified = true;
            return parts.intake()
                    .open(
                            CameraSpecs.place(wanted),
                            run,
                            CameraSpecs.unverified(gate),
                            wanted.clip());
        }
    }

    /** The stream goes on; rules, detector, verifiers and names are exchanged under it. */
    private void adapt(Running now, Camera wanted) {
        slotsRevision = slotsRevision();
        GateSpec gate = CameraSpecs.gate(wanted, parts.slots());
        try {
            now.session.change(CameraSpecs.place(wanted), gate);
            unverified = false;
        } catch (InvalidRequestException e) {
            if (!unverified) {
                LOG.warn("camera {}: verifiers stay as they are: {}", wanted.id(), e.getMessage());
            }
            unverified = true;
        }
        if (!now.run.spec().rules().equals(wanted.rules())) {
            now.run.rules(wanted.rules());
        }
        DetectorSpec detector = CameraSpecs.detector(wanted, parts.slots());
        if (!now.run.spec().detector().equals(detector) && !detector.equals(asked)) {
            asked = detector;
            now.run
                    .detector(detector)
                    .whenComplete((report, failure) -> detectorChanged(wanted, failure));
        }
        now.beside.follow(wanted, parts.slots());
    }

    private void detectorChanged(Camera wanted, Throwable failure) {
        if (failure == null) {
            trouble = "";
        } else {
            trouble = "the detector stays as it was: " + failure.getMessage();
            LOG.warn("camera {}: {}", wanted.id(), trouble);
        }
    }

    private long slotsRevision() {
        return parts.slots().map(SlotDirectory::revision).orElse(0L);
    }

    /** Ends the run and its alerts; returns when all is quiet. */
    void stop() {
        Running now = running;
        if (now == null) {
            return;
        }
        now.beside.close();
        try {
            now.run.close();
        } catch (RuntimeException e) {
            LOG.warn("a run of camera {} did not close well", camera.id(), e);
        }
        now.session.close();
        running = null;
        asked = null;
    }

    Optional<PipelineRun> run() {
        return Optional.ofNullable(running).map(Running::run);
    }

    Optional<CameraListener> listener() {
        return Optional.ofNullable(running).map(Running::listener);
    }

    CameraStatus status(String id) {
        Running now = running;
        if (now == null) {
            return new CameraStatus(
                    id, CameraStatus.State.WAITING, trouble, "", Optional.empty(), 0, 0);
        }
        SourceState source = now.run.status().source();
        CameraStatus.State state = CameraStatus.State.valueOf(source.kind().name());
        String why = source.why();
        Optional<RunEnd> end = now.end();
        if (end.isPresent() && end.get() instanceof RunEnd.Refused refused) {
            state = CameraStatus.State.REFUSED;
            why = refused.why();
        } else if (end.isPresent()) {
            state = CameraStatus.State.ENDED;
        }
        return new CameraStatus(
                id,
                state,
                trouble.isEmpty() ? why : trouble,
                now.run.spec().run(),
                Optional.of(now.run.status()),
                now.listener.raised(),
                now.listener.suppressed(),
                now.beside.statuses());
    }
}
