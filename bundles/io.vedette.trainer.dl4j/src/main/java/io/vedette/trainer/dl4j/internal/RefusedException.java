package io.vedette.trainer.dl4j.internal;

/** A job that cannot be done; the message is for people. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
