package io.vedette.core.model.internal;

import io.vedette.service.model.ModelLease.RunningEngine;
import io.vedette.spi.model.LoadedModel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One loading of a model by one engine, closed when nobody may use it any more and no call is under
 * way. A call that hangs keeps it open for ever: closing a native session under a running call
 * would take the whole process down.
 */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    /** A call under way. */
    static final class Call {
        final long began = System.nanoTime();
        final String thread = Thread.currentThread().getName();
        volatile boolean reported;
    }

    private final EngineTable.Entry engine;
    private final LoadedModel loaded;
    private final long number;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private boolean retired;
    private boolean closed;
    private volatile String quarantined;

    Generation(EngineTable.Entry engine, LoadedModel loaded, long number) {
        this.engine = engine;
        this.loaded = loaded;
        this.number = number;
    }

    EngineTable.Entry engine() {
        return engine;
    }

    LoadedModel loaded() {
        return loaded;
    }

    RunningEngine running() {
        return new RunningEngine(engine.id(), engine.bundle(), engine.version().toString(), number);
    }

    Optional<String> quarantined() {
        return Optional.ofNullable(quarantined);
    }

    /** Begins a call; empty where this generation takes no more. */
    Optional<Call> enter() {
        lock.lock();
        try {
            if (retired) {
                return Optional.empty();
            }
            Call call = new Call();
            calls.add(call);
            return Optional.of(call);
        } finally {
            lock.unlock();
        }
    }

    void leave(Call call) {
        lock.lock();
        try {
            calls.remove(call);
            if (call.reported && calls.stream().noneMatch(c -> c.reported)) {
                quarantined = null;
                LOG.warn("{} answers again after a call that hung", what());
            }
            if (calls.isEmpty()) {
                quiet.signalAll();
                closeIfDone();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more calls; closes as soon as none is under way. */
    void retire() {
        lock.lock();
        try {
            retired = true;
            closeIfDone();
        } finally {
            lock.unlock();
        }
    }

    /** Retires and waits until it is closed; false where calls were still under way. */
    boolean retireAndWait(Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            retired = true;
            closeIfDone();
            while (!closed && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void closeIfDone() {
        if (retired && calls.isEmpty() && !closed) {
            closed = true;
            quiet.signalAll();
            try {
                loaded.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} could not be closed; its memory may be lost", what(), e);
            }
        }
    }

    /** Quarantines the model where a call takes longer than allowed; called now and then. */
    void watch(Duration limit) {
        long now = System.nanoTime();
        for (Iterator<Call> i = calls.iterator(); i.hasNext(); ) {
            Call call = i.next();
            if (!call.reported && now - call.began > limit.toNanos()) {
                lock.lock();
                try {
                    if (calls.contains(call)) {
                        call.reported = true;
                        boolean first = quarantined == null;
                        quarantined =
                                what()
                                        + " hangs in a call for more than "
                                        + limit.toMillis()
                                        + " ms on thread "
                                        + call.thread
                                        + "; exchange the engine or the model";
                        if (first) {
                            LOG.warn("quarantined: {}", quarantined);
                        }
                    }
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private String what() {
        return "model "
                + loaded.model().name()
                + ":"
                + loaded.model().version()
                + " in engine "
                + engine.id()
                + " "
                + engine.version();
    }
}
