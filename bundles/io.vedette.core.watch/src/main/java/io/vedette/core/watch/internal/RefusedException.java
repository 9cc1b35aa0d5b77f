package io.vedette.core.watch.internal;

/** A run cannot go on; the message says what, where, and what to do. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message, null, false, false);
    }
}
