package io.vedette.core.training.internal;

/** A trial that ends badly; the message is for people. */
final class TrialFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialFailedException(String message) {
        super(message);
    }
}
