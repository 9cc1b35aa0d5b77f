package io.vedette.core.collect.internal;

import io.vedette.service.metrics.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores samples one after the other; of live cameras at most a few wait, the rest is dropped. */
final class Backlog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int CAPACITY = 16;
    private final LongAdder stored = new LongAdder();
    private final Map<String, LongAdder> skipped = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(CAPACITY),
                    task -> {
                        Thread thread = new Thread(task, "vedette-collect");
                        thread.setDaemon(true);
                        return thread;
                    });

    Backlog() {
        Collector.reasons().forEach(reason -> skipped.put(reason, new LongAdder()));
    }

    /**
     * Stores now or soon.
     *
     * @param now whether the caller waits
     * @param otherwise called where it is dropped instead
     */
    void run(boolean now, Collector.Storing storing, Runnable otherwise) {
        if (now) {
            guarded(storing);
            return;
        }
        try {
            worker.execute(() -> guarded(storing));
        } catch (RejectedExecutionException e) {
            otherwise.run();
            skipped("queue full");
        }
    }

    private void guarded(Collector.Storing storing) {
        try {
            storing.run();
            stored.increment();
        } catch (RuntimeException | IOException e) {
            // A sample less: cameras and alerts go on.
            skipped("failed");
            LOG.warn("a sample was not stored: {}", e.toString());
            LOG.debug("because", e);
        }
    }

    void skipped(String reason) {
        skipped.get(reason).increment();
    }

    /** Returns when all that waits has been stored. */
    void settle() {
        FutureTask<Void> last = new FutureTask<>(() -> null);
        worker.prestartCoreThread();
        try {
            worker.getQueue().put(last);
            last.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("samples were not stored within 30 s", e);
        }
    }

    Collection<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        readings.add(
                Reading.counter(
                        "vedette_samples_stored_total", "Samples stored", Map.of(), stored.sum()));
        skipped.forEach(
                (reason, count) ->
                        readings.add(
                                Reading.counter(
                                        "vedette_samples_skipped_total",
                                        "Samples not stored, by reason",
                                        Map.of("reason", reason),
                                        count.sum())));
        return readings;
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
