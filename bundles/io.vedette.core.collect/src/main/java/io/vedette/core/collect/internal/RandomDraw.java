package io.vedette.core.collect.internal;

import java.util.SplittableRandom;

/**
 * Draws moments of a stream at a rate: one in each slot of {@code 3600 / rate} seconds, at a place
 * in it that follows from seed and recording. So what is drawn depends neither on the frame rate
 * nor on the speed of playing. Used on one strand.
 */
final class RandomDraw {
    private final String name;
    private final double slotSeconds;
    private long slot = Long.MIN_VALUE;
    private long taken;

    RandomDraw(long seed, String camera, String recording, double perHour) {
        name = seed + "/" + camera + "/" + recording;
        slotSeconds = 3600 / perHour;
    }

    /** Whether this is the first frame at or after a drawn moment. */
    boolean takes(double seconds) {
        long now = (long) Math.floor(seconds / slotSeconds);
        if (slot == Long.MIN_VALUE || slot < now - 1) {
            // The beginning, or a gap: moments that were drawn in it are gone.
            slot = seconds < drawn(now) ? now : now + 1;
            return false;
        }
        if (seconds < drawn(slot)) {
            return false;
        }
        taken = slot;
        slot++;
        return true;
    }

    private double drawn(long of) {
        return (of + Hashes.unit("draw/" + name + "/" + of)) * slotSeconds;
    }

    /** Which of {@code n} things of this moment's slot is meant. */
    int pick(int n) {
        return new SplittableRandom(Hashes.number("pick/" + name + "/" + taken)).nextInt(n);
    }
}
