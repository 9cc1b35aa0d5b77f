package io.vedette.spi.model;

/**
 * Where a model runs.
 *
 * @param kind {@code cpu}, {@code cuda}, ...
 * @param index of several of a kind, from 0
 */
public record Device(String kind, int index) {
    /** The processor. */
    public static final Device CPU = new Device("cpu", 0);
}
