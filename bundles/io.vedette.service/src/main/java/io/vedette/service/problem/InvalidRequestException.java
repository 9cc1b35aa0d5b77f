package io.vedette.service.problem;

/** The request is understood but its content is refused (REST: 422). */
public final class InvalidRequestException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, which id, and what to do
     */
    public InvalidRequestException(String message) {
        super(message, null);
    }
}
