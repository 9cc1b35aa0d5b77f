package io.vedette.rest.internal.destination;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.rest.internal.Shapes;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.notify.Destinations;
import io.vedette.service.notify.NoticeDestination;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is told about alerts. Secrets go in and never come out. */
@Component(service = DestinationResource.class)
@JaxrsResource
@Path("/destinations")
@Produces("application/json")
@Consumes("application/json")
public final class DestinationResource {

    private final Destinations destinations;

    /**
     * @param destinations keeps them
     */
    @Activate
    public DestinationResource(@Reference Destinations destinations) {
        this.destinations = destinations;
    }

    /**
     * A destination as it comes in.
     *
     * @param id chosen by the client; ignored in a PUT
     * @param notifier id of the plugin, e.g. {@code webhook}
     * @param settings of the plugin; names with a leading dot are secrets, {@code ***} keeps one
     * @param cameras ids; all when left out
     * @param types of rules; all when left out
     * @param enabled on when left out
     * @param timeoutSeconds of one attempt, 10 when left out
     */
    public record Draft(
            @Size(max = 64) String id,
            @NotBlank @Size(max = 100) String notifier,
            @NotNull @Size(max = 50) Map<String, String> settings,
            @Size(max = 1000) Set<String> cameras,
            @Size(max = 100) Set<String> types,
            Boolean enabled,
            Integer timeoutSeconds) {
        NoticeDestination destination(String withId, long revision) {
            Shapes.demandValues("settings", settings);
            return new NoticeDestination(
                    withId,
                    notifier,
                    settings,
                    cameras == null ? Set.of() : cameras,
                    types == null ? Set.of() : types,
                    Objects.requireNonNullElse(enabled, true),
                    Objects.requireNonNullElse(timeoutSeconds, 10),
                    revision);
        }
    }

    /** All destinations, by id. */
    @GET
    @Allowed(Role.ADMIN)
    public Page<NoticeDestination> list() {
        return new Page<>(destinations.destinations(), Optional.empty());
    }

    /** Adds one. */
    @POST
    @Allowed(Role.ADMIN)
    public Response add(@NotNull @Valid Draft draft) {
        NoticeDestination added =
                destinations.add(draft.destination(Objects.requireNonNullElse(draft.id(), ""), 0));
        return Revisions.created(URI.create("destinations/" + added.id()), added, added.revision());
    }

    /** One destination. */
    @GET
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public Response destination(@PathParam("id") String id) {
        NoticeDestination destination = demand(id);
        return Revisions.ok(destination, destination.revision());
    }

    /** Replaces one. */
    @PUT
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Draft draft) {
        NoticeDestination after =
                destinations.replace(draft.destination(id, Revisions.required(ifMatch)));
        return Revisions.ok(after, after.revision());
    }

    /** Removes one; what waits for it is given up. */
    @DELETE
    @Path("{id}")
    @Allowed(Role.ADMIN)
    public void remove(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        destinations.remove(id, Revisions.required(ifMatch));
    }

    /** The newest notices to it, and what became of them. */
    @GET
    @Path("{id}/notices")
    @Allowed(Role.ADMIN)
    public List<Destinations.Sent> sent(
            @PathParam("id") String id, @QueryParam("limit") Integer limit) {
        demand(id);
        return destinations.sent(id, Limits.of(limit));
    }

    private NoticeDestination demand(String id) {
        return destinations
                .destination(id)
                .orElseThrow(() -> new NotFoundException("there is no destination '" + id + "'"));
    }
}
