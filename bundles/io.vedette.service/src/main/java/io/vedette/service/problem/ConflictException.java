package io.vedette.service.problem;

/** The thing is in a state that does not allow this (REST: 409). */
public final class ConflictException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public ConflictException(String message) {
        super(message, null);
    }
}
