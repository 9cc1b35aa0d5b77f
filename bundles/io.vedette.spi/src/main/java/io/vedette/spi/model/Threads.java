package io.vedette.spi.model;

/**
 * How many threads one call of a model may use.
 *
 * @param count at least 1; several callers at once get this many each
 */
public record Threads(int count) {
    /** Each caller works alone: the best throughput with many cameras. */
    public static final Threads ONE = new Threads(1);

    /** Refuses none. */
    public Threads {
        if (count < 1) {
            throw new IllegalArgumentException("at least one thread: " + count);
        }
    }
}
