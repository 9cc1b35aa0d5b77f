package io.vedette.core.training.internal;

import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.store.training.TrainingStore.Wanted;
import io.vedette.service.training.Trial;
import io.vedette.spi.training.Progress;
import io.vedette.spi.training.Trained;
import io.vedette.spi.training.Trainer;
import io.vedette.spi.training.TrainingJob;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a trainer: on a thread of its own, while this one keeps the lease, passes orders on
 * and watches the time. A trainer that neither ends nor tells anything is left behind.
 */
final class TrialRun implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

    /** Times that tests shorten. */
    record Times(Duration lease, Duration beat, Duration quiet) {
        static final Times USUAL =
                new Times(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMinutes(20));
    }

    private final Trial trial;
    private final String worker;
    private final TrainingStore store;
    private final TrialFolder folder;
    private final Times times;
    private final Clock clock;
    private volatile Order order = Order.GO;
    private volatile String stopped = "";
    private volatile int step;
    private volatile int steps;
    private volatile Map<String, Double> values = Map.of();
    private volatile long heard = System.nanoTime();

    TrialRun(
            Trial trial,
            String worker,
            TrainingStore store,
            TrialFolder folder,
            Times times,
            Clock clock) {
        this.trial = trial;
        this.worker = worker;
        this.store = store;
        this.folder = folder;
        this.times = times;
        this.clock = clock;
        this.step = trial.step();
        this.steps = trial.steps();
    }

    /** Asks the trainer to leave a checkpoint and come back: the server stops. */
    void pause() {
        order = Order.PAUSE;
    }

    /** Why the trial was told to stop; empty where it was not. */
    String stopped() {
        return stopped;
    }

    @Override
    public Order step(int step, int of, Map<String, Double> values) {
        this.step = step;
        this.steps = of;
        this.values = Map.copyOf(values);
        heard = System.nanoTime();
        return order;
    }

    @Override
    public Order checkpoint(int step, Path from) {
        heard = System.nanoTime();
        folder.keepCheckpoint(step, from);
        return order;
    }

    /**
     * Trains to the end.
     *
     * @param maxSeconds 0 for no limit
     * @throws TrialFailedException where the trainer threw, or fell silent
     */
    Trained train(Trainer trainer, TrainingJob job, int maxSeconds) throws InterruptedException {
        FutureTask<Trained> training = new FutureTask<>(() -> trainer.train(job, this));
        Thread thread = new Thread(training, "vedette-trial-" + trial.id());
        thread.setDaemon(true);
        long began = System.nanoTime();
        thread.start();
        while (true) {
            try {
                return training.get(times.beat().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                beat();
                long now = System.nanoTime();
                if (maxSeconds > 0 && now - began > TimeUnit.SECONDS.toNanos(maxSeconds)) {
                    stop("it took longer than " + maxSeconds + " s");
                }
                if (now - heard > times.quiet().toNanos()) {
                    thread.interrupt();
                    throw new TrialFailedException(
                            "the trainer told nothing for "
                                    + times.quiet().toSeconds()
                                    + " s and was left behind on thread "
                                    + thread.getName());
                }
            } catch (ExecutionException e) {
                // The one place where a trainer's exceptions and linkage errors end.
                LOG.warn("trial {} failed in its trainer", trial.id(), e.getCause());
                throw new TrialFailedException("the trainer failed: " + e.getCause());
            }
        }
    }

    private void stop(String why) {
        if (stopped.isEmpty()) {
            stopped = why;
        }
        order = Order.STOP;
    }

    private void beat() {
        try {
            Wanted wanted =
                    store.beat(
                            trial.id(),
                            worker,
                            clock.instant().plus(times.lease()),
                            step,
                            steps,
                            values);
            switch (wanted) {
                case STOP -> stop("its sweep was stopped");
                case LOST -> stop("another worker has it now");
                case GO -> {}
            }
        } catch (RuntimeException e) {
            // Without the database training goes on; the result is written when it is back.
            LOG.debug("no heartbeat for trial {}", trial.id(), e);
        }
    }
}
