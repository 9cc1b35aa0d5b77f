package io.vedette.rest.runtime.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vedette.service.problem.ServiceException;
import java.io.EOFException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.validation.ConstraintViolationException;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import javax.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything a resource throws into a problem document. */
public final class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Context private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        String path = uri == null ? "" : uri.getRequestUri().getPath();
        Optional<BodyLimit.TooLargeException> large =
                cause(thrown, BodyLimit.TooLargeException.class);
        Problem problem =
                large.isPresent()
                        ? Problem.of(413, large.get().getMessage(), path)
                        : problem(thrown, path);
        if (cause(thrown, EOFException.class).isPresent()) {
            LOG.debug("{}: whoever asked has left", path);
        } else if (problem.status() >= 500 && problem.status() != 503) {
            LOG.warn("{} failed; this is a bug", path, thrown);
        }
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.TYPE).entity(problem.json());
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    private static Problem problem(Throwable thrown, String path) {
        if (thrown instanceof ServiceException) {
            return Problem.of((ServiceException) thrown, path);
        }
        if (thrown instanceof ConstraintViolationException) {
            String detail =
                    ((ConstraintViolationException) thrown)
                            .getConstraintViolations().stream()
                                    .map(
                                            v ->
                                                    lastName(v.getPropertyPath().toString())
                                                            + " "
                                                            + v.getMessage())
                                    .sorted()
                                    .collect(Collectors.joining("; "));
            return Problem.of(422, detail, path);
        }
        if (thrown instanceof JsonProcessingException) {
            return Problem.of(
                    400,
                    "the body is no such JSON: "
                            + ((JsonProcessingException) thrown).getOriginalMessage(),
                    path);
        }
        if (thrown instanceof WebApplicationException) {
            int status = ((WebApplicationException) thrown).getResponse().getStatus();
            if (thrown.getCause() instanceof JsonProcessingException) {
                return problem(thrown.getCause(), path);
            }
            return Problem.of(status, thrown.getMessage(), path);
        }
        if (thrown.getCause() instanceof ServiceException) {
            return problem(thrown.getCause(), path);
        }
        if (thrown instanceof IllegalArgumentException) {
            // Records refuse bad values in their constructors; a request brought them in.
            return Problem.of(422, thrown.getMessage(), path);
        }
        return Problem.of(500, "the server failed on this request; its log says why", path);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++, t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    private static String lastName(String propertyPath) {
        return propertyPath.substring(propertyPath.lastIndexOf('.') + 1);
    }
}
