package io.vedette.spi.model;

/** A model package that cannot be used. The message says which, what is wrong and what to do. */
public final class ModelRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public ModelRefusedException(String message) {
        super(message);
    }

    /** With what went wrong below. */
    public ModelRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
