package io.vedette.core.alert.internal.camera;

import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.LiveView;
import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.Pipelines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs at what is wanted: looks once a second, and at once when woken. While the
 * database is away the cameras last known go on.
 */
final class CameraRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CameraRunner.class);
    private static final Duration READ_EVERY = Duration.ofSeconds(15);

    private final Supplier<List<Camera>> wanted;
    private final Supplier<Pipelines> pipelines;
    private final CameraRuntime.RuntimeParts parts;
    private final Map<String, CameraRuntime> runtimes = new ConcurrentSkipListMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile List<Camera> known = List.of();
    private volatile boolean dirty = true;
    private volatile boolean stopping;
    private long read = System.nanoTime();

    CameraRunner(
            Supplier<List<Camera>> wanted,
            Supplier<Pipelines> pipelines,
            CameraRuntime.RuntimeParts parts) {
        this.wanted = wanted;
        this.pipelines = pipelines;
        this.parts = parts;
        thread = new Thread(this::work, "vedette-cameras");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something has changed in the database. */
    void changed() {
        dirty = true;
        wake.release();
    }

    /** Something has changed in what runs. */
    void wake() {
        wake.release();
    }

    private void work() {
        while (!stopping) {
            try {
                follow();
                wake.tryAcquire(1, TimeUnit.SECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("cameras cannot be followed", e);
            }
        }
    }

    private void follow() {
        readWanted();
        Pipelines now = pipelines.get();
        runtimes.forEach(
                (id, runtime) -> {
                    if (known.stream().noneMatch(c -> c.id().equals(id) && c.enabled())) {
                        runtime.stop();
                        runtimes.remove(id);
                    }
                });
        for (Camera camera : known) {
            if (camera.enabled() && !stopping) {
                runtimes.computeIfAbsent(camera.id(), id -> new CameraRuntime(parts))
                        .follow(camera, now);
            }
        }
    }

    private void readWanted() {
        if (!dirty && System.nanoTime() - read < READ_EVERY.toNanos()) {
            return;
        }
        dirty = false;
        read = System.nanoTime();
        try {
            known = wanted.get();
        } catch (RuntimeException e) {
            // Asked again at the next look; what runs goes on.
            dirty = true;
            LOG.debug("cameras cannot be read: {}", e.toString());
        }
    }

    Optional<CameraStatus> status(String id) {
        return known.stream().filter(c -> c.id().equals(id)).findFirst().map(this::status);
    }

    List<CameraStatus> statuses() {
        return known.stream().map(this::status).toList();
    }

    private CameraStatus status(Camera camera) {
        CameraRuntime runtime = runtimes.get(camera.id());
        if (runtime != null) {
            return runtime.status(camera.id());
        }
        return new CameraStatus(
                camera.id(),
                camera.enabled() ? CameraStatus.State.WAITING : CameraStatus.State.DISABLED,
                "",
                "",
                Optional.empty(),
                0,
                0);
    }

    Optional<PipelineRun> run(String id) {
        return Optional.ofNullable(runtimes.get(id)).flatMap(CameraRuntime::run);
    }

    Optional<LiveView> live(String id) {
        return Optional.ofNullable(runtimes.get(id))
                .flatMap(CameraRuntime::listener)
                .flatMap(CameraListener::live);
    }

    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runtimes.values().forEach(CameraRuntime::stop);
        runtimes.clear();
    }
}
