package io.vedette.rest.runtime.internal;

import io.vedette.service.http.PublicPath;
import io.vedette.service.problem.DeniedException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Access;
import io.vedette.service.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Who is behind a request: the holder of the bearer token, or of the browser session whose cookie
 * came along. A write with a cookie must repeat the session's CSRF value in a header, because a
 * browser sends cookies on its own.
 */
@Component(service = Authentication.class)
public final class Authentication {

    /** The session's cookie. */
    static final String COOKIE = "vedette-session";

    /** The header in which writes of a session repeat its CSRF value. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final OpenOperations open;
    private final Map<PublicPath, List<String>> paths = new ConcurrentHashMap<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Access access;

    /**
     * @param open the operations that anyone may call
     */
    @Activate
    public Authentication(@Reference OpenOperations open) {
        this.open = open;
    }

    Authentication(OpenOperations open, Access access) {
        this.open = open;
        this.access = access;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addPath(PublicPath path, Map<String, Object> properties) {
        Object value = properties.get(PublicPath.PATHS);
        paths.put(
                path,
                value instanceof String[]
                        ? List.of((String[]) value)
                        : value == null ? List.of() : List.of(value.toString()));
    }

    void removePath(PublicPath path) {
        paths.remove(path);
    }

    /**
     * The caller; empty only where nobody needs to be known.
     *
     * @throws UnauthenticatedException when somebody needs to be known and is not
     * @throws DeniedException when a session's write lacks its CSRF value
     */
    Optional<Caller> caller(HttpServletRequest request) {
        boolean anyone = anyone(request);
        Optional<String> token = token(request);
        if (token.isPresent()) {
            Optional<Caller> caller = access().byToken(token.get(), request.getRemoteAddr());
            if (caller.isEmpty() && !anyone) {
                throw new UnauthenticatedException("there is no such token");
            }
            return caller;
        }
        Optional<String> cookie = cookie(request);
        if (cookie.isPresent() && access != null) {
            Optional<Caller> caller = access().bySession(cookie.get());
            if (caller.isPresent()) {
                if (!READS.contains(request.getMethod())
                        && !anyone
                        && !csrfFits(request, cookie.get())) {
                    throw new DeniedException(
                            "a write of a browser session needs its value in " + CSRF_HEADER);
                }
                return caller;
            }
        }
        if (!anyone) {
            throw new UnauthenticatedException("sign in, or send a bearer token");
        }
        return Optional.empty();
    }

    /** The secret by which the caller of a request was recognized. */
    static Optional<String> credential(HttpServletRequest request) {
        return token(request).or(() -> cookie(request));
    }

    private static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).trim())
                : Optional.empty();
    }

    static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private boolean csrfFits(HttpServletRequest request, String cookie) {
        String csrf = request.getHeader(CSRF_HEADER);
        return csrf != null && access().csrfMatches(cookie, csrf);
    }

    private boolean anyone(HttpServletRequest request) {
        String path = path(request);
        if (path.equals("/api") || path.startsWith("/api/")) {
            return open.contains(request.getMethod(), path);
        }
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return read
                && paths.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(pattern -> matches(pattern, path));
    }

    private static boolean matches(String pattern, String path) {
        return pattern.endsWith("/*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
    }

    /** The path as the container dispatches it: decoded, normalized, without path parameters. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getContextPath() + request.getServletPath() + (info == null ? "" : info);
    }

    private Access access() {
        Access now = access;
        if (now == null) {
            throw new UnavailableException("the database is away: nobody can be known", null);
        }
        return now;
    }
}
