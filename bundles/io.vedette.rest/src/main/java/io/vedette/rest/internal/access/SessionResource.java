package io.vedette.rest.internal.access;

import io.vedette.service.http.Anyone;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.SignedIn;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.security.Access;
import io.vedette.service.security.Caller;
import io.vedette.service.security.NewSession;
import io.vedette.service.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.ws.rs.Consumes;
import javax.ws.rs.CookieParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A browser's session: a cookie that scripts cannot read, and a value that writes repeat in {@code
 * X-CSRF-Token}.
 */
@Component(service = SessionResource.class)
@JaxrsResource
@Path("/session")
@Produces("application/json")
@Consumes("application/json")
public final class SessionResource {

    private static final String COOKIE = "vedette-session";

    private final Access access;

    /**
     * @param access knows tokens and people
     */
    @Activate
    public SessionResource(@Reference Access access) {
        this.access = access;
    }

    /**
     * What one signs in with: a token, or a name and a password.
     *
     * @param token a bearer token
     * @param name a person's name
     * @param password their password
     */
    public record SignIn(String token, String name, String password) {}

    /**
     * Who is signed in.
     *
     * @param name of the caller
     * @param roles of the caller
     * @param vendor the vendor they work for
     * @param csrf to repeat in {@code X-CSRF-Token}, for a browser's session
     * @param expires when the session ends; only in the answer to signing in
     */
    public record Session(
            String name,
            Set<Role> roles,
            Optional<String> vendor,
            Optional<String> csrf,
            Optional<Instant> expires) {}

    /** Signs in. */
    @POST
    @Anyone(because = "it is how one signs in; failures are limited")
    public Response signIn(@NotNull @Valid SignIn by, @Context HttpServletRequest request) {
        NewSession session;
        if (by.token() != null) {
            session = access.signIn(by.token().trim(), request.getRemoteAddr());
        } else if (by.name() != null && by.password() != null) {
            session = access.signIn(by.name(), by.password(), request.getRemoteAddr());
        } else {
            throw new InvalidRequestException("send a token, or name and password");
        }
        Caller caller = session.caller();
        Session answer =
                new Session(
                        caller.name(),
                        caller.roles(),
                        caller.vendor(),
                        Optional.of(session.csrf()),
                        Optional.of(session.expires()));
        long seconds = Math.max(0, Duration.between(Instant.now(), session.expires()).toSeconds());
        return Response.status(201)
                .entity(answer)
                .header("Set-Cookie", cookie(session.cookie(), seconds, request.isSecure()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Who is signed in; a browser's session is told its CSRF value again. */
    @GET
    @SignedIn
    public Response session(
            @CookieParam(COOKIE) String cookie,
            @HeaderParam("Authorization") String bearer,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security.getUserPrincipal());
        Optional<String> csrf =
                cookie == null || bearer != null ? Optional.empty() : access.csrf(cookie);
        return Response.ok(
                        new Session(
                                caller.name(),
                                caller.roles(),
                                caller.vendor(),
                                csrf,
                                Optional.empty()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Signs out. */
    @DELETE
    @SignedIn
    public Response signOut(
            @CookieParam(COOKIE) String cookie, @Context HttpServletRequest request) {
        if (cookie != null) {
            access.signOut(cookie);
        }
        return Response.noContent().header("Set-Cookie", cookie("", 0, request.isSecure())).build();
    }

    private static String cookie(String value, long seconds, boolean secure) {
        // Written by hand: javax.ws.rs 2.1 has no SameSite.
        return COOKIE
                + "="
                + value
                + "; Path=/; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
