package io.vedette.service.event;

import org.osgi.annotation.versioning.ProviderType;

/** Tells everybody who watches what happens. Thread-safe. */
@ProviderType
public interface Happenings {

    /** Tells it; returns at once and never fails: who is too slow misses some, counted. */
    void tell(Happening happening);

    /**
     * Watches from now on.
     *
     * @param capacity most happenings kept for this watcher; the oldest are dropped first
     */
    Watch watch(int capacity);

    /** A watcher's queue. */
    interface Watch extends AutoCloseable {
        /**
         * The next happening.
         *
         * @return empty after waiting so long
         */
        java.util.Optional<Happening> next(java.time.Duration wait) throws InterruptedException;

        /** How many this watcher missed so far. */
        long dropped();

        @Override
        void close();
    }
}
