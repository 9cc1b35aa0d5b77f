package io.vedette.core.alert.internal.replay;

import io.vedette.service.camera.Cameras;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tracks of cameras for a day, so that a change of rules can be tried on them. Frames are
 * written down on the camera's strand into memory; files are written on a thread of its own, whose
 * queue is bounded: what does not fit is left out and counted.
 */
@Component(service = {TrackLog.class, FrameTap.class, MetricSource.class})
public final class TrackLog implements FrameTap, MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(TrackLog.class);
    private static final double PART_SECONDS = 30;
    private static final int WAITING_PARTS = 64;

    private final TrackFiles files;
    private final Clock clock;
    private final Map<String, TrackTape> tapes = new ConcurrentHashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING_PARTS),
                    work -> {
                        Thread thread = new Thread(work, "vedette-tracks");
                        thread.setDaemon(true);
                        return thread;
                    });

    // Cameras are what runs; a pipeline of the loop or of an evaluation is none.
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cameras cameras;

    /** Below the data folder. */
    @Activate
    public TrackLog(BundleContext context) {
        this(
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data")).orElse("data"),
                        "tracks"),
                Clock.systemUTC());
    }

    TrackLog(Path folder, Clock clock) {
        files = new TrackFiles(folder);
        this.clock = clock;
    }

    /** For tests: what OSGi injects. */
    void cameras(Cameras known) {
        cameras = known;
    }

    @Override
    public boolean wants(PipelineSpec spec) {
        TrackTape tape = tapes.get(spec.camera());
        if (tape != null && tape.run().equals(spec.run())) {
            return true;
        }
        Cameras known = cameras;
        return known != null
                && known.run(spec.camera())
                        .filter(run -> run.spec().run().equals(spec.run()))
                        .isPresent();
    }

    @Override
    public void frame(PipelineSpec spec, FrameReport report) {
        if (report.frame().isEmpty()) {
            // rules have not seen it either
            return;
        }
        TrackTape tape = tapes.get(spec.camera());
        if (tape == null || !tape.run().equals(spec.run())) {
            TrackTape next = new TrackTape(spec.run());
            Optional.ofNullable(tapes.put(spec.camera(), next))
                    .flatMap(TrackTape::take)
                    .ifPresent(part -> write(spec.camera(), part));
            tape = next;
        }
        tape.add(report, PART_SECONDS).ifPresent(part -> write(spec.camera(), part));
    }

    private void write(String camera, byte[] part) {
        try {
            writer.execute(() -> append(camera, part));
        } catch (RejectedExecutionException e) {
            lost.incrementAndGet();
        }
    }

    private void append(String camera, byte[] part) {
        try {
            files.append(camera, clock.instant(), part);
        } catch (IOException e) {
            if (lost.getAndIncrement() == 0) {
                LOG.warn(
                        "tracks of camera {} cannot be kept, so no replay will know them: {}",
                        camera,
                        e.getMessage());
            }
        }
    }

    /** Files of a camera since a time, with all that was seen until now. */
    List<Path> files(String camera, java.time.Instant since)
            throws IOException, InterruptedException {
        flush(camera);
        CountDownLatch written = new CountDownLatch(1);
        writer.execute(written::countDown);
        if (!written.await(30, TimeUnit.SECONDS)) {
            LOG.warn("the disk is slow: a replay of camera {} lacks the newest tracks", camera);
        }
        return files.files(camera, since);
    }

    private void flush(String camera) {
        Optional.ofNullable(tapes.get(camera))
                .flatMap(TrackTape::take)
                .ifPresent(part -> write(camera, part));
    }

    @Deactivate
    void stop() {
        tapes.keySet().forEach(this::flush);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the disk is slow: the newest tracks are not kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.counter(
                        "vedette_tracks_lost_parts_total",
                        "Parts of kept tracks that could not be written",
                        Map.of(),
                        lost.get()));
    }
}
