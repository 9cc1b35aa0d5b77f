package io.vedette.service.problem;

/** The caller is not known (REST: 401). */
public final class UnauthenticatedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public UnauthenticatedException(String message) {
        super(message, null);
    }
}
