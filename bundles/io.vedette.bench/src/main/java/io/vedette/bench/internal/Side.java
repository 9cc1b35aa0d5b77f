package io.vedette.bench.internal;

import java.io.IOException;

/** One of the two that are compared. Used by one thread. */
interface Side extends AutoCloseable {
    /**
     * Does the whole work once.
     *
     * @return CPU seconds it took
     * @throws IOException where it could not be done, saying why
     */
    double pass() throws IOException;

    @Override
    default void close() {}
}
