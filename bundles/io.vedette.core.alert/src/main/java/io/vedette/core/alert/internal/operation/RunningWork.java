package io.vedette.core.alert.internal.operation;

import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operation.State;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.ServiceException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation's work, from its queue to its end. */
final class RunningWork implements Runnable, Work.Control {

    private static final Logger LOG = LoggerFactory.getLogger(RunningWork.class);

    private final Work work;
    private final Consumer<Operation> changed;
    private final Clock clock;
    private final Duration writeEvery;
    private volatile Operation operation;
    private volatile boolean cancelled;
    private long lastTold = System.nanoTime();

    RunningWork(
            Operation operation,
            Work work,
            Consumer<Operation> changed,
            Clock clock,
            Duration writeEvery) {
        this.operation = operation;
        this.work = work;
        this.changed = changed;
        this.clock = clock;
        this.writeEvery = writeEvery;
    }

    Operation now() {
        return operation;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void run() {
        if (cancelled) {
            end(State.CANCELLED, "cancelled before it began", Map.of());
            return;
        }
        become(State.RUNNING, operation.progress(), operation.message(), Map.of());
        changed.accept(operation);
        try {
            Map<String, String> result = work.run(this);
            if (cancelled) {
                end(State.CANCELLED, "cancelled", result);
            } else {
                become(State.RUNNING, 1, operation.message(), result);
                end(State.DONE, operation.message(), result);
            }
        } catch (ServiceException e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(State.CANCELLED, "interrupted", Map.of());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("operation {} ({}) failed", operation.id(), operation.kind(), e);
            fail("it failed unexpectedly: " + e);
        }
    }

    private void fail(String why) {
        if (cancelled) {
            end(State.CANCELLED, why, Map.of());
        } else {
            LOG.info("operation {} ({}) failed: {}", operation.id(), operation.kind(), why);
            end(State.FAILED, why, Map.of());
        }
    }

    private void end(State state, String message, Map<String, String> result) {
        become(state, operation.progress(), message, result);
        changed.accept(operation);
    }

    private void become(State state, double progress, String message, Map<String, String> result) {
        Operation o = operation;
        operation =
                new Operation(
                        o.id(),
                        o.kind(),
                        o.subject(),
                        o.by(),
                        state,
                        progress,
                        message,
                        result,
                        o.created(),
                        state.ended() ? Optional.of(clock.instant()) : Optional.empty());
    }

    @Override
    public String id() {
        return operation.id();
    }

    @Override
    public synchronized void progress(double share, String message) {
        become(State.RUNNING, Math.max(0, Math.min(1, share)), message, Map.of());
        if (System.nanoTime() - lastTold >= writeEvery.toNanos()) {
            lastTold = System.nanoTime();
            changed.accept(operation);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
