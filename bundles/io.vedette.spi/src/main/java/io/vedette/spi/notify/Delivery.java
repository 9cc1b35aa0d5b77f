package io.vedette.spi.notify;

import java.time.Duration;

/** What became of an attempt. */
public sealed interface Delivery {
    /** It arrived. */
    record Delivered() implements Delivery {}

    /**
     * It may arrive later.
     *
     * @param after wait at least so long
     * @param why for the operator
     */
    record RetryLater(Duration after, String why) implements Delivery {}

    /**
     * It never will.
     *
     * @param why what is wrong and what to do
     */
    record Refused(String why) implements Delivery {}
}
