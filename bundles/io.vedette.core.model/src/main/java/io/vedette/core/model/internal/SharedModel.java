package io.vedette.core.model.internal;

import io.vedette.service.model.ModelLease.RunningEngine;
import io.vedette.service.model.ModelUse;
import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Picture;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.LoadedModel;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that several leases share. It outlives its engines: calls go over to a newer one between
 * two calls, and wait while there is none.
 */
final class SharedModel {
    private static final Logger LOG = LoggerFactory.getLogger(SharedModel.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ModelPackage model;
    private final ModelUse use;
    private final EngineTable engines;
    private final ModelLoading loading;
    private final ReentrantLock loadingNow = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Generation current;
    private boolean closed;
    private long generations;

    SharedModel(ModelPackage model, ModelUse use, EngineTable engines) {
        this.model = model;
        this.use = use;
        this.engines = engines;
        loading = new ModelLoading(model, use.threads());
    }

    ModelPackage model() {
        return model;
    }

    ModelUse use() {
        return use;
    }

    /**
     * Loads with the best engine where that is not the one in use, warms it up, and switches.
     *
     * @return whether there was something to switch
     */
    boolean refresh() {
        loadingNow.lock();
        try {
            EngineTable.Entry best =
                    engines.best(model.engine(), use.engineVersion())
                            .orElseThrow(() -> new ModelRefusedException(noEngine()));
            Generation before = now();
            if (before != null && before.engine().equals(best)) {
                return false;
            }
            Generation next = loading.load(best, generations + 1);
            generations++;
            boolean unwanted;
            lock.lock();
            try {
                unwanted = closed || engines.byService(best.service()).isEmpty();
                if (!unwanted) {
                    before = current;
                    current = next;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
            if (unwanted) {
                next.retire();
                return false;
            }
            if (before != null) {
                LOG.info(
                        "model {}:{} went over from {} {} to {}",
                        model.name(),
                        model.version(),
                        before.engine().id(),
                        before.engine().version(),
                        best.version());
                before.retire();
            }
            return true;
        } finally {
            loadingNow.unlock();
        }
    }

    /** Loads where nothing is loaded; a model in use is left to {@link #refresh()}. */
    void ensureLoaded() {
        if (now() == null) {
            refresh();
        }
    }

    private String noEngine() {
        return "model "
                + model.name()
                + ":"
                + model.version()
                + " wants engine '"
                + model.engine()
                + "'"
                + use.engineVersion().map(v -> " " + v).orElse("")
                + ", in service are "
                + engines.ids()
                + "; install the bundle of that engine";
    }

    private Generation now() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    LoadedModel loaded() {
        Generation generation = now();
        if (generation == null) {
            throw new ModelRefusedException(noEngine());
        }
        return generation.loaded();
    }

    RunningEngine running() {
        Generation generation = now();
        return generation == null
                ? new RunningEngine(model.engine(), "", "", generations)
                : generation.running();
    }

    /** The engine goes: calls under way end first, later ones wait. */
    void engineGoes(EngineTable.Entry engine) {
        Generation leaving;
        lock.lock();
        try {
            if (current == null || !current.engine().equals(engine)) {
                return;
            }
            leaving = current;
            current = null;
        } finally {
            lock.unlock();
        }
        if (!leaving.retireAndWait(DRAIN)) {
            LOG.warn(
                    "engine {} {} leaves while a call of {} hangs; its memory stays",
                    engine.id(),
                    engine.version(),
                    model.name());
        }
    }

    void watch() {
        Generation generation = now();
        if (generation != null) {
            generation.watch(use.limit());
        }
    }

    void close() {
        Generation last;
        lock.lock();
        try {
            closed = true;
            last = current;
            current = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.retire();
        }
    }

    /** The one place where an engine's model is called, and where whatever it throws ends. */
    <T> List<Outcome<T>> call(
            List<? extends Picture> pictures,
            Deadline deadline,
            Function<LoadedModel, List<Outcome<T>>> work) {
        if (pictures.isEmpty()) {
            return List.of();
        }
        while (true) {
            Generation generation = awaitGeneration(deadline);
            if (generation == null) {
                return failed(pictures.size(), closed() ? closedText() : noEngine());
            }
            Optional<String> quarantined = generation.quarantined();
            if (quarantined.isPresent()) {
                return failed(pictures.size(), quarantined.get());
            }
            Optional<Generation.Call> call = generation.enter();
            if (call.isEmpty()) {
                continue; // it was retired in between: there is, or will be, another one
            }
            try {
                List<Outcome<T>> outcomes = work.apply(generation.loaded());
                return outcomes.size() == pictures.size()
                        ? outcomes
                        : failed(
                                pictures.size(),
                                "engine "
                                        + model.engine()
                                        + " gave "
                                        + outcomes.size()
                                        + " answers to "
                                        + pictures.size()
                                        + " pictures");
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("model {} failed", model.name(), e);
                return failed(
                        pictures.size(),
                        "model " + model.name() + ":" + model.version() + " failed: " + e);
            } finally {
                generation.leave(call.get());
            }
        }
    }

    private boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private String closedText() {
        return "model " + model.name() + ":" + model.version() + " was closed";
    }

    private Generation awaitGeneration(Deadline deadline) {
        lock.lock();
        try {
            while (current == null && !closed) {
                long left = deadline.nanoTime() - System.nanoTime();
                if (left <= 0 || !changed.await(left, TimeUnit.NANOSECONDS)) {
                    return current;
                }
            }
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static <T> List<Outcome<T>> failed(int count, String why) {
        return java.util.Collections.nCopies(count, new Outcome.Failed<T>(why));
    }
}
