package io.vedette.service.problem;

import java.time.Duration;

/** The caller tried too often and has to wait (REST: 429 with Retry-After). */
public final class TooManyRequestsException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param message what was tried too often
     * @param retryAfter how long to wait, positive
     */
    public TooManyRequestsException(String message, Duration retryAfter) {
        super(message, null);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before trying again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
