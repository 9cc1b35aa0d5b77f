package io.vedette.spi.stream;

/** How a connection ended. Texts show addresses without credentials. */
public sealed interface Ended {
    /** The last frame was delivered, or the core cancelled. */
    record Finished() implements Ended {}

    /**
     * The peer went away; trying again may help.
     *
     * @param why for the operator
     */
    record Lost(String why) implements Ended {}

    /**
     * Trying again does not help.
     *
     * @param why what is wrong, where, and what to do
     */
    record Refused(String why) implements Ended {}
}
