package io.vedette.rest.internal.operation;

import io.vedette.rest.internal.Limits;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Long work: where it stands, and an end to it. */
@Component(service = OperationResource.class)
@JaxrsResource
@Path("/operations")
@Produces("application/json")
public final class OperationResource {

    private final Operations operations;

    /**
     * @param operations runs and keeps them
     */
    @Activate
    public OperationResource(@Reference Operations operations) {
        this.operations = operations;
    }

    /**
     * An operation.
     *
     * @param id of the operation
     * @param kind what is done
     * @param subject on what
     * @param by who asked for it
     * @param state {@code queued}, {@code running}, {@code interrupted}, {@code done}, {@code
     *     failed} or {@code cancelled}
     * @param progress 0..1
     * @param message what it does now, or why it failed
     * @param result ids and counts by name
     * @param created when it was asked for
     * @param finished when it ended
     */
    public record View(
            String id,
            String kind,
            String subject,
            String by,
            String state,
            double progress,
            String message,
            Map<String, String> result,
            Instant created,
            Optional<Instant> finished) {
        /** As REST shows it. */
        public static View of(Operation o) {
            return new View(
                    o.id(),
                    o.kind(),
                    o.subject(),
                    o.by(),
                    o.state().name().toLowerCase(Locale.ROOT),
                    o.progress(),
                    o.message(),
                    o.result(),
                    o.created(),
                    o.finished());
        }
    }

    /** Operations, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Page<View> list(
            @QueryParam("kind") String kind,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<Operation> page =
                operations.list(
                        Optional.ofNullable(kind), Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor());
    }

    /** One operation. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public View operation(@PathParam("id") String id) {
        return operations
                .operation(id)
                .map(View::of)
                .orElseThrow(() -> new NotFoundException("there is no operation '" + id + "'"));
    }

    /** Asks an operation to stop; it does when it next looks. */
    @POST
    @Path("{id}/cancel")
    @Allowed({Role.OPERATOR, Role.MANAGER, Role.RESEARCHER})
    public View cancel(@PathParam("id") String id) {
        return View.of(operations.cancel(id));
    }
}
