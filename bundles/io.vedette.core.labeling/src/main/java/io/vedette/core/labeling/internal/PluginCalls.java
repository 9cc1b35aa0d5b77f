package io.vedette.core.labeling.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.TransportException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where dispatchers are called: with a time limit, and nothing gets through. */
final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private final ExecutorService executor;
    private final Duration limit;

    PluginCalls(ExecutorService executor, Duration limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /**
     * Calls a dispatcher.
     *
     * @param refused told when the vendor refused our credentials
     */
    <T> Outcome<T> call(String id, String what, Callable<T> work, Consumer<String> refused) {
        Future<T> future;
        try {
            future = executor.submit(work);
        } catch (RejectedExecutionException e) {
            return new Outcome.Failed<>("the server is stopping");
        }
        try {
            T value = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return value == null
                    ? failed(id, what, "it returned null", null)
                    : new Outcome.Done<>(value);
        } catch (TimeoutException e) {
            future.cancel(true);
            return failed(id, what, "no answer within " + limit.toSeconds() + " s", null);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed<>("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TransportException) {
                if (((TransportException) cause).credentials()) {
                    refused.accept(String.valueOf(cause.getMessage()));
                }
                return failed(id, what, String.valueOf(cause.getMessage()), null);
            }
            if (cause instanceof VirtualMachineError) {
                throw (VirtualMachineError) cause;
            }
            return failed(id, what, cause.toString(), cause);
        }
    }

    private static <T> Outcome<T> failed(String id, String what, String why, Throwable bug) {
        if (bug == null) {
            LOG.debug("dispatcher {}: {}: {}", id, what, why);
        } else {
            LOG.warn("dispatcher {}: {} failed; look for a newer plugin", id, what, bug);
        }
        return new Outcome.Failed<>(why);
    }
}
