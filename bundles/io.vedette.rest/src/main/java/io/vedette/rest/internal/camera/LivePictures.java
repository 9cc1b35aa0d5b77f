package io.vedette.rest.internal.camera;

import io.vedette.service.camera.Cameras;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.watch.PipelineRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of running cameras, at a bounded rate, as {@code multipart/x-mixed-replace}. Viewers of
 * a camera share its pictures: a frame is encoded once.
 */
final class LivePictures {

    private static final Logger LOG = LoggerFactory.getLogger(LivePictures.class);

    static final String BOUNDARY = "vedette-picture";

    private static final int QUALITY = 75;
    private static final int MOST_VIEWERS = 64;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** A viewer whose camera sends nothing is written to all the same, to learn that it left. */
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Cameras cameras;
    private final Semaphore viewers = new Semaphore(MOST_VIEWERS);
    private final Map<String, PipelineRun.Snapshot> newest = new ConcurrentHashMap<>();
    private final Map<String, Long> taken = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private volatile boolean closed;

    LivePictures(Cameras cameras) {
        this.cameras = cameras;
    }

    /** Takes a viewer's place, or refuses. */
    void admit() {
        if (closed || !viewers.tryAcquire()) {
            throw new TooManyRequestsException(
                    MOST_VIEWERS + " live pictures are watched already: close one",
                    Duration.ofSeconds(5));
        }
    }

    /** Gives a place back that {@link #write} will not. */
    void leave() {
        viewers.release();
    }

    /** Writes pictures until the viewer leaves, the camera goes or the server stops. */
    void write(String camera, OutputStream out) {
        try {
            show(camera, out);
        } catch (IOException e) {
            // How every viewer leaves.
            LOG.debug("a viewer of camera {} left: {}", camera, e.toString());
        } finally {
            leave();
        }
    }

    private void show(String camera, OutputStream out) throws IOException {
        long shown = -1;
        long written = System.nanoTime();
        while (!closed && cameras.status(camera).isPresent()) {
            Optional<PipelineRun.Snapshot> picture = picture(camera);
            boolean fresh = picture.isPresent() && picture.get().frame() != shown;
            if (fresh || picture.isPresent() && System.nanoTime() - written > REPEAT_NANOS) {
                part(out, picture.get().jpeg());
                shown = picture.get().frame();
                written = System.nanoTime();
            }
            pause();
        }
    }

    private Optional<PipelineRun.Snapshot> picture(String camera) {
        long now = System.nanoTime();
        Long last = taken.get(camera);
        PipelineRun.Snapshot known = newest.get(camera);
        if (known != null && last != null && now - last < EVERY_NANOS / 2) {
            return Optional.of(known);
        }
        Optional<PipelineRun.Snapshot> picture =
                cameras.run(camera).flatMap(run -> run.snapshot(QUALITY));
        picture.ifPresent(
                p -> {
                    newest.put(camera, p);
                    taken.put(camera, now);
                });
        return picture;
    }

    private static void part(OutputStream out, byte[] jpeg) throws IOException {
        String head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
                        + jpeg.length
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write('\r');
        out.write('\n');
        out.flush();
    }

    private void pause() throws IOException {
        lock.lock();
        try {
            if (!closed) {
                ending.awaitNanos(EVERY_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
