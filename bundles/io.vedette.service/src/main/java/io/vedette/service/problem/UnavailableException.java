package io.vedette.service.problem;

/** Something this call needs, such as the database, is away for now (REST: 503). */
public final class UnavailableException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is away
     * @param cause why, for the log
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
