package io.vedette.rest.runtime.internal;

import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;

/** Counts requests under way and runs something when the last one has ended after closing. */
final class Requests {

    private final Runnable whenOver;
    private int underWay;
    private boolean closed;
    private boolean over;

    Requests(Runnable whenOver) {
        this.whenOver = whenOver;
    }

    synchronized boolean begin() {
        if (closed) {
            return false;
        }
        underWay++;
        return true;
    }

    void end() {
        synchronized (this) {
            underWay--;
        }
        finish();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        finish();
    }

    private void finish() {
        synchronized (this) {
            if (!closed || underWay > 0 || over) {
                return;
            }
            over = true;
        }
        whenOver.run();
    }

    /** Ends a request when its asynchronous part does, once. */
    AsyncListener ending() {
        return new AsyncListener() {
            private boolean ended;

            private void endOnce() {
                synchronized (this) {
                    if (ended) {
                        return;
                    }
                    ended = true;
                }
                end();
            }

            @Override
            public void onComplete(AsyncEvent event) {
                endOnce();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                // Completion follows.
            }

            @Override
            public void onError(AsyncEvent event) {
                endOnce();
            }

            @Override
            public void onStartAsync(AsyncEvent event) {
                event.getAsyncContext().addListener(this);
            }
        };
    }
}
