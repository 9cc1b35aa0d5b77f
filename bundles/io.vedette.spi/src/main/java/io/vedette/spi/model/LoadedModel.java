package io.vedette.spi.model;

/**
 * A model ready to run. Thread-safe: several callers may run it at once. {@link #close()} is called
 * once, when no call is under way.
 */
public sealed interface LoadedModel extends AutoCloseable
        permits Detecting, Classifying, Embedding {
    /** What was loaded. */
    ModelPackage model();

    /** How many pictures a call should bring, at least 1. */
    default int preferredBatch() {
        return 1;
    }

    @Override
    void close();
}
