package io.vedette.core.watch.internal;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The strand of a run: one at a time, another one where the holder of the first hangs. Thread-safe.
 */
final class Strands {
    private volatile Strand current = new Strand();

    Strand current() {
        return current;
    }

    /** Whether the calling thread holds the strand. */
    boolean isMine() {
        return current.heldByMe();
    }

    /** Puts another strand in the place of one that was abandoned. */
    void renew() {
        current = new Strand();
    }

    /** Does something between two frames. */
    void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Does something between two frames; empty where it hung and others went on without it. */
    <T> Optional<T> call(Supplier<T> work) {
        while (true) {
            Strand held = current;
            try {
                held.hold();
            } catch (Strand.AbandonedException e) {
                continue;
            }
            try {
                return Optional.of(work.get());
            } catch (Strand.AbandonedException e) {
                return Optional.empty();
            } finally {
                held.letGo();
            }
        }
    }
}
