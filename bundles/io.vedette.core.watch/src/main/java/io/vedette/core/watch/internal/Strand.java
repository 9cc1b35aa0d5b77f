package io.vedette.core.watch.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What makes the calls of one run come one at a time: whoever touches its stages holds the strand,
 * the frame thread for the length of a frame, others between two frames. A strand whose holder
 * hangs in a plugin is abandoned and another one takes its place; what then returns finds itself
 * abandoned and unwinds.
 */
final class Strand {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private volatile boolean abandoned;
    private volatile long callBegan;
    private volatile Socket<?, ?> callee;

    /** Thrown to unwind a thread whose strand was taken over. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("this strand was abandoned", null, false, false);
        }
    }

    void hold() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // who hangs never lets go, so waiting in vain must notice
                    if (lock.tryLock(200, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                if (abandoned) {
                    throw new AbandonedException();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        checkHeld();
    }

    /** Holds the strand if that is possible within the time. */
    boolean hold(long time, TimeUnit unit) {
        try {
            if (!lock.tryLock(time, unit)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        checkHeld();
        return true;
    }

    private void checkHeld() {
        if (abandoned) {
            lock.unlock();
            throw new AbandonedException();
        }
    }

    void letGo() {
        lock.unlock();
    }

    boolean heldByMe() {
        return lock.isHeldByCurrentThread();
    }

    /** Lets others in until something changed, or the time is over. */
    void await(long millis) {
        try {
            changed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (abandoned) {
            throw new AbandonedException();
        }
    }

    /** Wakes those who wait; the strand is held. */
    void changed() {
        changed.signalAll();
    }

    /** A plugin is being called. */
    void enter(Socket<?, ?> socket) {
        callee = socket;
        callBegan = System.nanoTime();
    }

    /** It returned. */
    void leave() {
        callee = null;
        if (abandoned) {
            throw new AbandonedException();
        }
    }

    /** Who has been called for longer than {@code nanos}, or null. */
    Socket<?, ?> overdue(long nanos) {
        Socket<?, ?> socket = callee;
        return socket != null && System.nanoTime() - callBegan > nanos ? socket : null;
    }

    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }
}
