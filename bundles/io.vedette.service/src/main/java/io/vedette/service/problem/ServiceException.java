package io.vedette.service.problem;

/**
 * A call that a service refuses or cannot carry out. The message says what, which id, and what to
 * do; it is shown to the caller, so it holds no secret. Edges map the subclasses: over REST each is
 * a problem document with the status named in its Javadoc.
 */
public abstract sealed class ServiceException extends RuntimeException
        permits NotFoundException,
                ConflictException,
                StaleRevisionException,
                RevisionRequiredException,
                InvalidRequestException,
                DeniedException,
                UnauthenticatedException,
                TooManyRequestsException,
                UnavailableException {

    private static final long serialVersionUID = 1L;

    ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
