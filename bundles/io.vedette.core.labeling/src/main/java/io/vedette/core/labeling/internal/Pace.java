package io.vedette.core.labeling.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast each dispatcher may be called: a token bucket of one call a second with room for five,
 * and a pause where the vendor asked for one or failed. Kept in memory: a restart forgives.
 */
final class Pace {
    private static final double PER_SECOND = 1;
    private static final double ROOM = 5;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes a token where there is one. */
    synchronized boolean take(String dispatcher, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(dispatcher, id -> new Bucket(now));
        if (now.isBefore(bucket.blockedUntil)) {
            return false;
        }
        double seconds = Duration.between(bucket.filled, now).toNanos() / 1e9;
        bucket.tokens = Math.min(ROOM, bucket.tokens + Math.max(0, seconds) * PER_SECOND);
        bucket.filled = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens -= 1;
        return true;
    }

    /** No call before a moment. */
    synchronized void block(String dispatcher, Instant until, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(dispatcher, id -> new Bucket(now));
        if (until.isAfter(bucket.blockedUntil)) {
            bucket.blockedUntil = until;
        }
    }

    /** Forgets a pause, for instance because an operator says so. */
    synchronized void forgive(String dispatcher) {
        buckets.remove(dispatcher);
    }

    /** Growing from 2 s to 5 min, with a quarter of jitter that follows from the key. */
    static Duration backoff(String key, int tries) {
        long base = Math.min(300_000, 2_000L << Math.min(tries, 10));
        return jittered(Duration.ofMillis(base), key + tries);
    }

    /** At least the duration, at most a quarter longer. */
    static Duration jittered(Duration least, String key) {
        double share = new SplittableRandom(key.hashCode()).nextDouble();
        return least.plusMillis((long) (least.toMillis() * 0.25 * share));
    }

    private static final class Bucket {
        private double tokens = ROOM;
        private Instant filled;
        private Instant blockedUntil = Instant.MIN;

        Bucket(Instant now) {
            filled = now;
        }
    }
}
