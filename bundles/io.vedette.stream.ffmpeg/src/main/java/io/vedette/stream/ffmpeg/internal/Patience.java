package io.vedette.stream.ffmpeg.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a blocking call may take. Asked by FFmpeg on the thread that blocks. */
final class Patience {
    private final BooleanSupplier cancelled;
    private long deadline;

    Patience(BooleanSupplier cancelled, Duration first) {
        this.cancelled = cancelled;
        renew(first);
    }

    void renew(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
        return cancelled.getAsBoolean() || System.nanoTime() - deadline > 0;
    }
}
