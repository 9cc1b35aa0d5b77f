package io.vedette.rest.internal.model;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.model.ModelRegistry;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import io.vedette.spi.model.ModelRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The models this server knows. */
@Component(service = ModelResource.class)
@JaxrsResource
@Path("/models")
@Produces("application/json")
public final class ModelResource {
    private final ModelRegistry registry;

    /**
     * @param registry keeps them
     */
    @Activate
    public ModelResource(@Reference ModelRegistry registry) {
        this.registry = registry;
    }

    /** A card that replaces another. */
    public record Card(@NotNull @Size(max = 200_000) String card) {}

    /** Versions, newest first, of one model where it is named. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.RESEARCHER, Role.MANAGER})
    public Page<ModelView> list(
            @QueryParam("name") String name,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return page(Optional.ofNullable(name), cursor, limit);
    }

    private Page<ModelView> page(Optional<String> name, String cursor, Integer limit) {
        Page<ModelVersion> page =
                registry.versions(name, Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(ModelView::of).toList(), page.nextCursor());
    }

    /** Registers a zip of a package as the next version of a model. */
    @POST
    @Consumes({"application/zip", "application/octet-stream"})
    @Allowed(Role.RESEARCHER)
    public Response add(
            @QueryParam("name") String name, InputStream zip, @Context SecurityContext security)
            throws IOException {
        try {
            ModelVersion version =
                    registry.importZip(
                            Optional.ofNullable(name), zip, Caller.of(security.getUserPrincipal()));
            return Response.created(
                            URI.create(
                                    "models/" + version.name() + "/versions/" + version.version()))
                    .entity(ModelView.of(version))
                    .build();
        } catch (ModelRefusedException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    /** Versions of a model, newest first. */
    @GET
    @Path("{name}/versions")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.RESEARCHER, Role.MANAGER})
    public Page<ModelView> versions(
            @PathParam("name") String name,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return page(Optional.of(name), cursor, limit);
    }

    /** One version. */
    @GET
    @Path("{name}/versions/{version}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.RESEARCHER, Role.MANAGER})
    public Response version(@PathParam("name") String name, @PathParam("version") String version) {
        ModelVersion found = existing(name, version);
        return Revisions.ok(ModelView.of(found), found.revision());
    }

    private ModelVersion existing(String name, String version) {
        return registry.version(name, version)
                .orElseThrow(
                        () -> new NotFoundException("there is no model " + name + ":" + version));
    }

    /** The package with its provenance and card, as a zip. */
    @GET
    @Path("{name}/versions/{version}/package")
    @Produces("application/zip")
    @Allowed({Role.RESEARCHER, Role.MANAGER})
    public Response export(@PathParam("name") String name, @PathParam("version") String version) {
        ModelVersion found = existing(name, version);
        StreamingOutput zip = out -> registry.export(found, out);
        return Response.ok(zip)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "-" + found.version() + ".zip\"")
                .build();
    }

    /** Replaces the card. */
    @PUT
    @Path("{name}/versions/{version}/card")
    @Consumes("application/json")
    @Allowed(Role.RESEARCHER)
    public Response describe(
            @PathParam("name") String name,
            @PathParam("version") String version,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Card card,
            @Context SecurityContext security) {
        ModelVersion changed =
                registry.describe(
                        existing(name, version).id(),
                        card.card(),
                        Revisions.required(ifMatch),
                        Caller.of(security.getUserPrincipal()));
        return Revisions.ok(ModelView.of(changed), changed.revision());
    }
}
