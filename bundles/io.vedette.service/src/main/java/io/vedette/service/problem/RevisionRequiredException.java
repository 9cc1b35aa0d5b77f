package io.vedette.service.problem;

/** A write that must name the revision it changes did not (REST: 428). */
public final class RevisionRequiredException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public RevisionRequiredException(String message) {
        super(message, null);
    }
}
