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
    private long done = Long.MIN_VALUE;

    RandomDraw(long seed, String camera, String recording, double perHour) {
        name = seed + "/" + camera + "/" + recording;
        slotSeconds = 3600 / perHour;
    }

    /** Whether this is the first frame at or after its slot's drawn moment. */
    boolean takes(double seconds) {
        long slot = (long) Math.floor(seconds / slotSeconds);
        if (slot <= done) {
            return false;
        }
        double within = seconds / slotSeconds - slot;
        if (within < Hashes.unit("draw/" + name + "/" + slot)) {
            return false;
        }
        done = slot;
        return true;
    }

    /** Which of {@code n} things of this moment's slot is meant. */
    int pick(int n) {
        return new SplittableRandom(Hashes.number("pick/" + name + "/" + done)).nextInt(n);
    }
}
