package io.vedette.spi;

/**
 * What became of one item of a batch: a value, or a reason. One bad item never fails its
 * neighbours.
 *
 * @param <T> what a success carries
 */
public sealed interface Outcome<T> {
    /** It worked. */
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * It did not.
     *
     * @param why for people: what, which, and what to do
     */
    record Failed<T>(String why) implements Outcome<T> {}
}
