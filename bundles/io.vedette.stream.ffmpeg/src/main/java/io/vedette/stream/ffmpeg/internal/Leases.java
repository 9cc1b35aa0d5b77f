package io.vedette.stream.ffmpeg.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bounds how many decoded pictures of a connection may be held by others at once. */
final class Leases {
    private static final int MOST = 96;

    private final Semaphore free = new Semaphore(MOST);

    /**
     * Takes one, waiting while all are out.
     *
     * @return whether there was one before the stream was cancelled
     */
    boolean take(BooleanSupplier cancelled) {
        try {
            while (!free.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        free.release();
    }
}
