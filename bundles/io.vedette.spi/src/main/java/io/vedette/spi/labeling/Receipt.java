package io.vedette.spi.labeling;

import java.time.Duration;

/** What became of one item handed over. */
public sealed interface Receipt {
    /** {@link Item#key()} it is about. */
    String key();

    /**
     * Taken.
     *
     * @param remote the vendor's id of it
     */
    record Sent(String key, String remote) implements Receipt {}

    /**
     * Was taken before.
     *
     * @param remote the vendor's id of it
     */
    record Duplicate(String key, String remote) implements Receipt {}

    /**
     * Nobody knows: repeat with the same key.
     *
     * @param why for the operator
     */
    record Unknown(String key, String why) implements Receipt {}

    /**
     * Never; the batch goes on without it.
     *
     * @param why what is wrong and what to do
     */
    record Refused(String key, String why) implements Receipt {}

    /**
     * Not now.
     *
     * @param after wait at least so long
     */
    record RetryLater(String key, Duration after) implements Receipt {}
}
