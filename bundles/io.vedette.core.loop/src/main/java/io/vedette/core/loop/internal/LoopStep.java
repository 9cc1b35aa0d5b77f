package io.vedette.core.loop.internal;

import java.io.IOException;

/**
 * A step of the circle. Done again after a stop, it leaves the same: what it makes is named after
 * the loop, and what is there already is used.
 */
interface LoopStep {
    /** Name in reports, e.g. {@code label}. */
    String name();

    /**
     * Takes the step.
     *
     * @return id of what came of it
     */
    String take(Walk walk) throws IOException, InterruptedException;
}
