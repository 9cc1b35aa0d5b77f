package io.vedette.spi.rule;

/** A rule that makes no sense. The message says which parameter, why, and what to do. */
public final class RuleRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public RuleRefusedException(String message) {
        super(message);
    }
}
