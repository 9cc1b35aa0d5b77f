package io.vedette.core.training.internal;

import io.vedette.service.problem.ServiceException;
import io.vedette.service.store.training.TrainingStore;
import io.vedette.service.training.Trial;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works the queue off. Its name outlives the process, so that after a crash it takes
 * back at once what it had.
 */
final class TrialWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialWorker.class);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final String name;
    private final TrainingStore store;
    private final TrialWork work;
    private final TrialRun.Times times;
    private final Clock clock;
    private final Consumer<Optional<Trial>> afterwards;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread;
    private boolean called;
    private boolean stopping;
    private TrialRun running;
    private boolean reclaimed;

    /**
     * @param afterwards called after each trial, and whenever there is none
     */
    TrialWorker(
            String name,
            TrainingStore store,
            TrialWork work,
            TrialRun.Times times,
            Clock clock,
            Consumer<Optional<Trial>> afterwards) {
        this.name = name;
        this.store = store;
        this.work = work;
        this.times = times;
        this.clock = clock;
        this.afterwards = afterwards;
        this.thread = new Thread(this, "vedette-trials");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There may be something to do. */
    void call() {
        lock.lock();
        try {
            called = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Pauses what runs and ends. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            if (running != null) {
                running.pause();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(STOPPING.toMillis());
            if (thread.isAlive()) {
                LOG.warn(
                        "a trial does not pause; it goes on from its checkpoint at the next start");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping()) {
                if (!turn()) {
                    idle();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("worker {} was interrupted", name);
        }
    }

    /** Works one trial off; false where there was none, or it could not be. */
    private boolean turn() throws InterruptedException {
        try {
            if (!reclaimed) {
                int taken = store.release(name, true);
                reclaimed = true;
                if (taken > 0) {
                    LOG.info("going on with {} trials of the last run", taken);
                }
            }
            Optional<Trial> claimed = store.claim(name, clock.instant(), times.lease());
            if (claimed.isPresent()) {
                return work(claimed.get());
            }
            afterwards.accept(claimed);
            return false;
        } catch (ServiceException e) {
            LOG.debug("the queue of trials cannot be had now", e);
            return false;
        } catch (RuntimeException e) {
            LOG.warn("the queue of trials cannot be worked off now; trying again", e);
            return false;
        }
    }

    private boolean work(Trial trial) throws InterruptedException {
        try {
            work.work(trial, name, this::started);
            afterwards.accept(Optional.of(trial));
            return true;
        } catch (TrialWork.LetGo e) {
            LOG.info("trial {} waits: {}", trial.id(), e.getMessage());
            store.release(name, false);
            return false;
        } finally {
            started(null);
        }
    }

    private void started(TrialRun run) {
        lock.lock();
        try {
            running = run;
            if (run != null && stopping) {
                run.pause();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void idle() throws InterruptedException {
        lock.lock();
        try {
            long left = times.beat().toNanos();
            while (!called && !stopping && left > 0) {
                left = news.awaitNanos(left);
            }
            called = false;
        } finally {
            lock.unlock();
        }
    }
}
