package io.vedette.service.problem;

/** The revision the caller had in mind is not the current one (REST: 412). */
public final class StaleRevisionException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public StaleRevisionException(String message) {
        super(message, null);
    }
}
