package io.vedette.service.id;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives ids that sort by time as texts: 20 hexadecimal digits, 12 of the millisecond and 8 random
 * ones that keep servers apart. What one giver gives sorts in the order in which it was given, also
 * within a millisecond or when the clock is put back: the number is counted on then. Thread-safe.
 */
public final class TimeIds {
    private final AtomicLong last = new AtomicLong(-1);

    /** The next id. */
    public String next(Instant now) {
        long millis = now.toEpochMilli();
        long number = last.updateAndGet(before -> Math.max(before + 1, millis));
        return String.format("%012x%08x", number, ThreadLocalRandom.current().nextInt());
    }
}
