package io.vedette.spi.metric;

/** How often each unit counts; a bootstrap draws units with repetition. */
@FunctionalInterface
public interface Weights {
    /** Every unit once. */
    Weights ONE = unit -> 1;

    /** How often the unit with this id counts, 0 or more. */
    int of(String unit);
}
