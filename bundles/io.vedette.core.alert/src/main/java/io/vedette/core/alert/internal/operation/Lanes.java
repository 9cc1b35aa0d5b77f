package io.vedette.core.alert.internal.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread for each kind of work, with a queue of what waits for it. Thread-safe. */
final class Lanes {
    private static final int MOST_WAITING = 100;

    private final Map<String, ExecutorService> lanes = new HashMap<>();
    private volatile boolean closing;

    /**
     * Queues work behind what is of the same kind.
     *
     * @throws RejectedExecutionException where too much waits, or the server stops
     */
    void execute(String kind, Runnable work) {
        lane(kind).execute(work);
    }

    private synchronized ExecutorService lane(String kind) {
        if (closing) {
            throw new RejectedExecutionException("the server stops");
        }
        return lanes.computeIfAbsent(kind, Lanes::open);
    }

    private static ExecutorService open(String kind) {
        ThreadPoolExecutor lane =
                new ThreadPoolExecutor(
                        1,
                        1,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST_WAITING),
                        work -> {
                            Thread thread = new Thread(work, "vedette-" + kind);
                            thread.setDaemon(true);
                            return thread;
                        });
        lane.allowCoreThreadTimeOut(true);
        return lane;
    }

    /** Whether the server stops. */
    boolean areClosing() {
        return closing;
    }

    /** Takes no more work, cancels what works and interrupts its threads. */
    synchronized void close(Runnable cancel) {
        closing = true;
        cancel.run();
        lanes.values().forEach(ExecutorService::shutdownNow);
    }
}
