package io.vedette.service.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when it is told to. Thread-safe. */
public final class TestClock extends Clock {
    private volatile Instant now;

    /** Stands still at this moment. */
    public TestClock(Instant now) {
        this.now = now;
    }

    /** Moves it on. */
    public synchronized void forward(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
