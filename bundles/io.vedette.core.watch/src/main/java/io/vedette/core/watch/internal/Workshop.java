package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What all runs share: plugins, lent services, threads. */
final class Workshop implements AutoCloseable {
    /** Calls that hang at once, over all runs. */
    static final int MOST_ZOMBIES = 16;

    private final PluginTable table;
    private final Lent lent;
    private final Detectors detectors;
    private final ExecutorService background = threads("vedette-watch-background", 2);
    private final ExecutorService clips = threads("vedette-watch-clips", 1);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "vedette-watch-clock"));
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final AtomicInteger zombies = new AtomicInteger();

    Workshop(PluginTable table, Lent lent) {
        this.table = table;
        this.lent = lent;
        detectors = new Detectors(lent);
        clock.scheduleWithFixedDelay(
                () -> runs.forEach(Run::watch), 250, 250, TimeUnit.MILLISECONDS);
    }

    private static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(count, work -> daemon(work, name));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    Run start(PipelineSpec spec, PipelineListener listener) {
        Run run = new Run(spec, listener, this);
        join(run);
        return run;
    }

    /** Starts a run and looks after it. */
    void join(Run run) {
        runs.add(run);
        run.start();
    }

    void ended(Run run) {
        runs.remove(run);
    }

    List<Run> runs() {
        return new ArrayList<>(runs);
    }

    PluginTable table() {
        return table;
    }

    Lent lent() {
        return lent;
    }

    Detectors detectors() {
        return detectors;
    }

    /** For work that takes long: loading, warming up, swapping. */
    Executor background() {
        return background;
    }

    /** For clips, one at a time. */
    Executor clips() {
        return clips;
    }

    void later(Runnable work, Duration delay) {
        try {
            clock.schedule(() -> background.execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closing
            return;
        }
    }

    /** One more call hangs; how many there were. */
    int zombie() {
        return zombies.incrementAndGet();
    }

    @Override
    public void close() {
        runs().forEach(Run::close);
        clock.shutdownNow();
        background.shutdownNow();
        clips.shutdown();
    }
}
