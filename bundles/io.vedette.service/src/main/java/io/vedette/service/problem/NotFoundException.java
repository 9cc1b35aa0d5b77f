package io.vedette.service.problem;

/** There is nothing of that id, or nothing the caller may know of (REST: 404). */
public final class NotFoundException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public NotFoundException(String message) {
        super(message, null);
    }
}
