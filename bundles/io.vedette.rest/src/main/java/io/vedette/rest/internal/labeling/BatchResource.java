package io.vedette.rest.internal.labeling;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.labeling.BatchProgress;
import io.vedette.service.labeling.BatchView;
import io.vedette.service.labeling.ItemView;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.labeling.SampleSource;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Batches of labeling work. */
@Component(service = BatchResource.class)
@JaxrsResource
@Path("/labeling/batches")
@Produces("application/json")
@Consumes("application/json")
public final class BatchResource {
    private final LabelingService labeling;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SampleSource samples;

    /**
     * @param labeling does the work
     */
    @Activate
    public BatchResource(@Reference LabelingService labeling) {
        this.labeling = labeling;
    }

    /**
     * A reviewer's word.
     *
     * @param label for classes
     * @param boxes for boxes
     */
    public record Word(
            @Size(max = 200) String label, @Size(max = 2000) List<BatchOrder.Drawn> boxes) {}

    /** Batches, newest first; a vendor sees its own. */
    @GET
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.LABELER, Role.RESEARCHER, Role.VENDOR})
    public Page<BatchView> list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context SecurityContext security) {
        Page<BatchView> page = labeling.batches(Optional.ofNullable(cursor), Limits.of(limit));
        Caller caller = Caller.of(security.getUserPrincipal());
        return new Page<>(
                page.items().stream().filter(b -> OwnBatches.sees(caller, b)).toList(),
                page.nextCursor());
    }

    /** Creates a batch as a draft. */
    @POST
    @Allowed(Role.MANAGER)
    public Response create(@NotNull @Valid BatchOrder order, @Context SecurityContext security) {
        SampleSource source = samples;
        if (source == null) {
            throw new ConflictException("samples are not in service, so there is nothing to ask");
        }
        BatchView batch =
                labeling.create(
                        order.draft(source), Caller.of(security.getUserPrincipal()).getName());
        return Response.status(201).entity(batch).build();
    }

    /** A batch. */
    @GET
    @Path("{id}")
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.LABELER, Role.RESEARCHER, Role.VENDOR})
    public Response batch(@PathParam("id") String id, @Context SecurityContext security) {
        BatchView batch = OwnBatches.batch(labeling, id, security);
        return Revisions.ok(batch, batch.revision());
    }

    /** Asks for the price, reserves the budget and begins to hand over. */
    @POST
    @Path("{id}/submit")
    @Allowed(Role.MANAGER)
    public Response submit(@PathParam("id") String id) {
        return Response.accepted(labeling.submit(id)).build();
    }

    /** Takes a batch back; {@code ?now=true} also what somebody works on. */
    @POST
    @Path("{id}/cancel")
    @Allowed(Role.MANAGER)
    public Response cancel(
            @PathParam("id") String id, @QueryParam("now") @DefaultValue("false") boolean now) {
        return Response.accepted(labeling.cancel(id, now)).build();
    }

    /** Goes on with a paused batch. */
    @POST
    @Path("{id}/resume")
    @Allowed(Role.MANAGER)
    public BatchView resume(@PathParam("id") String id) {
        return labeling.resume(id);
    }

    /** Counts, money, agreement, workers. */
    @GET
    @Path("{id}/progress")
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.RESEARCHER})
    public BatchProgress progress(@PathParam("id") String id) {
        return labeling.progress(id);
    }

    /** Items with their decisions. */
    @GET
    @Path("{id}/items")
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.RESEARCHER})
    public Page<ItemView> items(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return labeling.items(id, Optional.ofNullable(cursor), Limits.of(limit));
    }

    /** Items whose votes were equal. */
    @GET
    @Path("{id}/ties")
    @Allowed({Role.MANAGER, Role.REVIEWER})
    public Page<ItemView> ties(@PathParam("id") String id) {
        return new Page<>(labeling.ties(id), Optional.empty());
    }

    /** Decides an item by a reviewer's word. */
    @POST
    @Path("{id}/items/{item}/decision")
    @Allowed(Role.REVIEWER)
    public ItemView adjudicate(
            @PathParam("id") String id,
            @PathParam("item") String item,
            @NotNull @Valid Word word,
            @Context SecurityContext security) {
        return labeling.adjudicate(
                id,
                item,
                BatchOrder.value(word.label(), word.boxes()),
                Caller.of(security.getUserPrincipal()).getName());
    }
}
