package io.vedette.rest.runtime.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.DeniedException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.RevisionRequiredException;
import io.vedette.service.problem.ServiceException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletResponse;

/**
 * A problem document (RFC 9457).
 *
 * @param status the HTTP status
 * @param title the kind of problem
 * @param detail what, which id, and what to do
 * @param instance the path that was asked for
 * @param retryAfter seconds to wait
 */
record Problem(int status, String title, String detail, String instance, OptionalLong retryAfter) {

    static final String TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Class<?>, Integer> STATUS =
            Map.of(
                    NotFoundException.class, 404,
                    ConflictException.class, 409,
                    StaleRevisionException.class, 412,
                    RevisionRequiredException.class, 428,
                    InvalidRequestException.class, 422,
                    DeniedException.class, 403,
                    UnauthenticatedException.class, 401,
                    TooManyRequestsException.class, 429,
                    UnavailableException.class, 503);
    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "Bad request"),
                    Map.entry(401, "Not signed in"),
                    Map.entry(403, "Not allowed"),
                    Map.entry(404, "Not found"),
                    Map.entry(405, "Method not allowed"),
                    Map.entry(406, "Not acceptable"),
                    Map.entry(409, "Conflict"),
                    Map.entry(412, "Stale revision"),
                    Map.entry(413, "Too large"),
                    Map.entry(415, "Media type not supported"),
                    Map.entry(422, "Refused"),
                    Map.entry(428, "Revision needed"),
                    Map.entry(429, "Too many requests"),
                    Map.entry(500, "Server error"),
                    Map.entry(503, "Not available now"));

    private static final Pattern NO_CHOICE =
            Pattern.compile("No enum constant .*\\.([^.]*)", Pattern.DOTALL);

    static Problem of(ServiceException e, String instance) {
        OptionalLong retry =
                e instanceof TooManyRequestsException
                        ? OptionalLong.of(
                                ((TooManyRequestsException) e).retryAfter().toSeconds() + 1)
                        : OptionalLong.empty();
        int status = STATUS.get(e.getClass());
        return new Problem(status, title(status), plain(e.getMessage()), instance, retry);
    }

    static Problem of(int status, String detail, String instance) {
        return new Problem(status, title(status), plain(detail), instance, OptionalLong.empty());
    }

    /** What Enum.valueOf says names a class, which is nobody's business. */
    private static String plain(String message) {
        Matcher choice = NO_CHOICE.matcher(message == null ? "" : message);
        return choice.matches()
                ? "'"
                        + choice.group(1).toLowerCase(Locale.ROOT)
                        + "' is none of the choices there are; the contract describes them"
                : message;
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, status < 500 ? "Refused" : "Server error");
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail == null ? title : detail);
        document.put("instance", instance);
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(TYPE);
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        retryAfter.ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
    }
}
