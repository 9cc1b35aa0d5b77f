package io.vedette.rest.internal.access;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.security.Access;
import io.vedette.service.security.Caller;
import io.vedette.service.security.NewToken;
import io.vedette.service.security.Role;
import io.vedette.service.security.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bearer tokens. A token's secret is in the answer that made it and nowhere else. */
@Component(service = TokenResource.class)
@JaxrsResource
@Path("/tokens")
@Produces("application/json")
@Consumes("application/json")
public final class TokenResource {

    private final Access access;

    /**
     * @param access keeps tokens
     */
    @Activate
    public TokenResource(@Reference Access access) {
        this.access = access;
    }

    /**
     * A token to make.
     *
     * @param name what it is for
     * @param roles what it allows
     * @param vendor whose it is, with the role {@code vendor}
     * @param life how long it lasts, for example {@code P30D}; for ever when left out
     */
    public record Draft(
            @NotBlank @Size(max = 200) String name,
            @NotEmpty Set<Role> roles,
            Optional<@Size(max = 100) String> vendor,
            Optional<Duration> life) {

        public Draft {
            vendor = vendor == null ? Optional.empty() : vendor;
            life = life == null ? Optional.empty() : life;
        }
    }

    /** All tokens, oldest first. */
    @GET
    @Allowed(Role.ADMIN)
    public Page<Token> tokens() {
        return new Page<>(access.tokens(), Optional.empty());
    }

    /** Makes a token. */
    @POST
    @Allowed(Role.ADMIN)
    public Response create(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        NewToken token =
                access.createToken(
                        draft.name(),
                        draft.roles(),
                        draft.vendor(),
                        draft.life(),
                        Caller.of(security.getUserPrincipal()));
        return Response.status(201).entity(token).header("Cache-Control", "no-store").build();
    }

    /** Ends a token and the sessions opened with it. */
    @DELETE
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public void remove(@PathParam("id") String id) {
        access.removeToken(id);
    }
}
