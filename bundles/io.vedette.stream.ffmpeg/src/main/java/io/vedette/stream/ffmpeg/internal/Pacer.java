package io.vedette.stream.ffmpeg.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Keeps a file to the clock. */
final class Pacer {
    private static final long SLICE = 100_000_000;

    private long begin;
    private double first = Double.NaN;

    /** Waits until the frame of {@code seconds} is due. */
    void await(double seconds, BooleanSupplier cancelled) {
        long now = System.nanoTime();
        if (Double.isNaN(first)) {
            first = seconds;
            begin = now;
        }
        long due = begin + Math.round((seconds - first) * 1e9);
        while (due - now > 0 && !cancelled.getAsBoolean() && !Thread.interrupted()) {
            LockSupport.parkNanos(Math.min(SLICE, due - now));
            now = System.nanoTime();
        }
        // a reader that was held up goes on from now instead of rushing after the clock
        if (now - due > 2_000_000_000L) {
            begin = now;
            first = seconds;
        }
    }
}
