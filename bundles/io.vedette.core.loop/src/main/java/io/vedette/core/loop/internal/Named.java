package io.vedette.core.loop.internal;

import java.io.IOException;

/** A step out of a name and what to do. */
record Named(String name, Doing doing) implements LoopStep {
    /** What to do. */
    interface Doing {
        String take(Walk walk) throws IOException, InterruptedException;
    }

    @Override
    public String take(Walk walk) throws IOException, InterruptedException {
        return doing.take(walk);
    }
}
