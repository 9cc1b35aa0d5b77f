package io.vedette.service.problem;

/** The caller is known and may not do this (REST: 403). */
public final class DeniedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public DeniedException(String message) {
        super(message, null);
    }
}
