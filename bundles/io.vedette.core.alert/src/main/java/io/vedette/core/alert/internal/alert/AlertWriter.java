package io.vedette.core.alert.internal.alert;

import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.service.store.alert.AlertStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
 * Writes the steps of alerts in their order, on one thread: to the database, or while it is away to
 * a journal that is replayed once it is back. Its queue is bounded; who finds it full waits, so
 * that no alert is lost.
 */
@Component(service = {AlertWriter.class, MetricSource.class})
public final class AlertWriter implements MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWriter.class);
    private static final int CAPACITY = 4096;
    private static final int BATCH = 64;

    private final BlockingQueue<Step> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Set<String> runs = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final Journal journal;
    private final Backlog backlog;
    private final Duration retry;
    private final Thread thread;
    private volatile boolean stopping;
    private long nextTry = System.nanoTime();
    private boolean swept;
    private List<AlertChange> unwritten = List.of();
    private final List<Step> taken = new ArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AlertStore store;

    /** Produces what is to be written, on the writer's thread; empty where there is nothing. */
    @FunctionalInterface
    interface Step {
        Optional<AlertChange> take();

        /** It is in the database, or safe in the journal. */
        default void kept() {}
    }

    /** With its journal below the data folder. */
    @Activate
    public AlertWriter(BundleContext context) throws IOException {
        this(
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data")).orElse("data"),
                        "journal"),
                Duration.ofSeconds(2));
    }

    AlertWriter(Path folder, Duration retry) throws IOException {
        journal = new Journal(folder);
        backlog = new Backlog(journal);
        waiting.set(journal.waiting());
        this.retry = retry;
        thread = new Thread(this::work, "vedette-alerts");
        thread.setDaemon(true);
        thread.start();
    }

    /** For tests: what OSGi injects. */
    void store(AlertStore to) {
        store = to;
    }

    void write(Step step) {
        try {
            queue.put(step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted: a step of an alert is not written");
        }
    }

    /**
     * @param kept called on the writer's thread once it is in the database or the journal
     */
    void write(AlertChange change, Runnable kept) {
        write(() -> Optional.of(change), kept);
    }

    void write(Step step, Runnable kept) {
        write(
                new Step() {
                    @Override
                    public Optional<AlertChange> take() {
                        return step.take();
                    }

                    @Override
                    public void kept() {
                        kept.run();
                    }
                });
    }

    /** Alerts of this run are not closed as left over. */
    void running(String run) {
        runs.add(run);
    }

    void over(String run) {
        runs.remove(run);
    }

    /** Waits until what was given so far is in the database or in the journal. */
    void drain(Duration most) {
        CountDownLatch done = new CountDownLatch(1);
        write(Optional::empty, done::countDown);
        try {
            if (!done.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("alerts are still being written after {}", most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping || !queue.isEmpty()) {
            try {
                List<AlertChange> batch = next();
                write(batch);
                taken.forEach(AlertWriter::kept);
                taken.clear();
                // Last: a database that is away may take long to say so.
                if (System.nanoTime() - nextTry >= 0) {
                    catchUp();
                }
            } catch (InterruptedException e) {
                stopping = true;
            } catch (IOException e) {
                LOG.error("alerts cannot be kept, look after the disk of {}", journal, e);
            } catch (RuntimeException e) {
                LOG.error("alerts cannot be written", e);
            }
        }
    }

    private List<AlertChange> next() throws InterruptedException {
        List<AlertChange> batch = new ArrayList<>(unwritten);
        Step step = queue.poll(200, TimeUnit.MILLISECONDS);
        while (step != null) {
            take(step).ifPresent(batch::add);
            taken.add(step);
            step = batch.size() < BATCH ? queue.poll() : null;
        }
        return batch;
    }

    private static void kept(Step step) {
        try {
            step.kept();
        } catch (RuntimeException e) {
            LOG.error("what follows a step of an alert failed", e);
        }
    }

    private static Optional<AlertChange> take(Step step) {
        try {
            return step.take();
        } catch (RuntimeException e) {
            LOG.error("a step of an alert failed", e);
            return Optional.empty();
        }
    }

    private void write(List<AlertChange> batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        AlertStore to = store;
        if (journal.waiting() == 0 && to != null) {
            try {
                to.apply(batch);
                written.addAndGet(batch.size());
                unwritten = List.of();
                return;
            } catch (RuntimeException e) {
                LOG.warn("alerts go to the journal {}: {}", journal, e.toString());
                nextTry = System.nanoTime() + retry.toNanos();
            }
        }
        // Where not even the journal can be written, the steps are kept for the next time.
        unwritten = batch;
        journal.append(batch);
        unwritten = List.of();
        waiting.set(journal.waiting());
    }

    /** Replays the journal, then closes what runs of before a restart left open. */
    private void catchUp() throws IOException {
        AlertStore to = store;
        if (to == null || journal.waiting() == 0 && swept) {
            return;
        }
        nextTry = System.nanoTime() + retry.toNanos();
        try {
            backlog.write(to);
            waiting.set(journal.waiting());
            if (!swept) {
                int closed = to.closeOpen(Set.copyOf(runs));
                swept = true;
                if (closed > 0) {
                    LOG.info("{} alerts were open when the server stopped and are closed", closed);
                }
            }
        } catch (RuntimeException e) {
            nextTry = System.nanoTime() + retry.toNanos();
            LOG.debug("the database is still away: {}", e.toString());
        }
    }

    @Override
    public Collection<Reading> read() {
        return List.of(
                Reading.counter(
                        "vedette_alert_steps_total",
                        "Steps of alerts written to the database",
                        Map.of(),
                        written.get() + backlog.written()),
                Reading.gauge(
                        "vedette_alert_journal_steps",
                        "Steps of alerts that wait for the database",
                        Map.of(),
                        waiting.get()),
                Reading.counter(
                        "vedette_alert_rejected_steps_total",
                        "Steps of alerts that the database refused",
                        Map.of(),
                        backlog.rejected()));
    }

    @Deactivate
    void stop() {
        stopping = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
