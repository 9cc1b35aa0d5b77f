package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.http.Anyone;
import io.vedette.service.http.PublicPath;
import io.vedette.service.problem.DeniedException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Access;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private static final Caller ANN = new Caller("ann", Set.of(Role.VIEWER), Optional.empty());

    @Path("/session")
    public static class SignIn {
        @POST
        @Anyone(because = "test")
        public void signIn() {}
    }

    private final OpenOperations open = new OpenOperations();
    private final Authentication authentication = new Authentication(open, access());

    @BeforeEach
    void openOperations() {
        open.replace(List.of(SignIn.class));
        authentication.addPath(
                new PublicPath() {},
                Map.of(PublicPath.PATHS, new String[] {"/health", "/page/*", "/api/v1/cameras"}));
    }

    @Test
    void aBearerTokenNamesItsCaller() {
        assertThat(
                        authentication.caller(
                                get("/api/v1/cameras")
                                        .header("Authorization", "Bearer good")
                                        .request()))
                .contains(ANN);
        assertThatThrownBy(
                        () ->
                                authentication.caller(
                                        get("/api/v1/cameras")
                                                .header("Authorization", "Bearer bad")
                                                .request()))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void withoutAnythingOnlyPublicPathsAreRead() {
        assertThat(authentication.caller(get("/health").request())).isEmpty();
        assertThat(authentication.caller(get("/page/a/b.js").request())).isEmpty();
        for (String path :
                List.of("/", "/healthy", "/page", "/metrics", "/api/v1/session", "/api")) {
            assertThatThrownBy(() -> authentication.caller(get(path).request()))
                    .as(path)
                    .isInstanceOf(UnauthenticatedException.class);
        }
        assertThatThrownBy(() -> authentication.caller(new Asked("POST", "/health").request()))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aPublicPathIsNotOneOfAnotherContext() {
        assertThatThrownBy(
                        () -> authentication.caller(get("/health").context("/partner").request()))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void theApiCannotBeOpenedByAPublicPath() {
        assertThatThrownBy(() -> authentication.caller(get("/api/v1/cameras").request()))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aSessionReadsWithItsCookieAndWritesWithItsCsrfValue() {
        assertThat(authentication.caller(get("/x").cookie("crumb").request())).contains(ANN);
        assertThatThrownBy(
                        () ->
                                authentication.caller(
                                        new Asked("POST", "/x").cookie("crumb").request()))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(
                        () ->
                                authentication.caller(
                                        new Asked("DELETE", "/x")
                                                .cookie("crumb")
                                                .header("X-CSRF-Token", "wrong")
                                                .request()))
                .isInstanceOf(DeniedException.class);
        assertThat(
                        authentication.caller(
                                new Asked("POST", "/x")
                                        .cookie("crumb")
                                        .header("X-CSRF-Token", "csrf")
                                        .request()))
                .contains(ANN);
    }

    @Test
    void signingInNeedsNobodyAndAnOldCookieDoesNotHinderIt() {
        assertThat(authentication.caller(new Asked("POST", "/api/v1/session").request())).isEmpty();
        assertThat(
                        authentication.caller(
                                new Asked("POST", "/api/v1/session").cookie("stale").request()))
                .isEmpty();
    }

    @Test
    void withoutTheDatabaseHealthIsReadAndNobodyIsKnown() {
        Authentication away = new Authentication(open, null);
        away.addPath(new PublicPath() {}, Map.of(PublicPath.PATHS, "/health"));
        assertThat(away.caller(get("/health").request())).isEmpty();
        assertThatThrownBy(
                        () ->
                                away.caller(
                                        get("/x").header("Authorization", "Bearer good").request()))
                .isInstanceOf(UnavailableException.class);
    }

    private static Asked get(String path) {
        return new Asked("GET", path);
    }

    private static final class Asked {
        private final String method;
        private final String path;
        private final Map<String, String> headers = new HashMap<>();
        private String context = "";
        private Cookie[] cookies;

        Asked(String method, String path) {
            this.method = method;
            this.path = path;
        }

        Asked header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Asked context(String value) {
            context = value;
            return this;
        }

        Asked cookie(String value) {
            cookies = new Cookie[] {new Cookie("other", "x"), new Cookie("vedette-session", value)};
            return this;
        }

        HttpServletRequest request() {
            return (HttpServletRequest)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {HttpServletRequest.class},
                            (proxy, called, args) ->
                                    switch (called.getName()) {
                                        case "getMethod" -> method;
                                        case "getContextPath" -> context;
                                        case "getServletPath" -> path;
                                        case "getPathInfo" -> null;
                                        case "getHeader" -> headers.get(args[0]);
                                        case "getCookies" -> cookies;
                                        case "getRemoteAddr" -> "127.0.0.1";
                                        default ->
                                                throw new UnsupportedOperationException(
                                                        called.getName());
                                    });
        }
    }

    private static Access access() {
        return (Access)
                Proxy.newProxyInstance(
                        AuthenticationTest.class.getClassLoader(),
                        new Class<?>[] {Access.class},
                        (proxy, called, args) ->
                                switch (called.getName()) {
                                    case "byToken" ->
                                            args[0].equals("good")
                                                    ? Optional.of(ANN)
                                                    : Optional.empty();
                                    case "bySession" ->
                                            args[0].equals("crumb")
                                                    ? Optional.of(ANN)
                                                    : Optional.empty();
                                    case "csrfMatches" -> args[1].equals("csrf");
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    called.getName());
                                });
    }
}
