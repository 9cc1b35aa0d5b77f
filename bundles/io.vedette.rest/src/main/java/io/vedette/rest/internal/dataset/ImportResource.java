package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Transfers;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.operation.Operation;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
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

/** Imports of labeled data. */
@Component(service = ImportResource.class)
@JaxrsResource
@Path("/imports")
@Produces("application/json")
@Consumes("application/json")
public final class ImportResource {
    private final Transfers transfers;

    /** As a component. */
    @Activate
    public ImportResource(@Reference Transfers transfers) {
        this.transfers = transfers;
    }

    /**
     * What is to be imported.
     *
     * @param upload id of a complete upload
     * @param format id, e.g. {@code coco}
     * @param dataset id or name
     * @param options of the format; {@code classes=known} rejects classes the label set does not
     *     have, {@code group=folder} keeps the pictures of a folder on one side of a split
     */
    public record Draft(
            @NotBlank String upload,
            @NotBlank String format,
            @NotBlank String dataset,
            Map<String, String> options) {}

    /** Where to look for what becomes of it. */
    public record Begun(String operation, String state, boolean dryRun) {}

    /** Begins an import; with {@code dryRun=true} only the report is made. */
    @POST
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response start(
            @NotNull @Valid Draft draft,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Context SecurityContext security) {
        Operation operation =
                transfers.startImport(
                        new Transfers.ImportRequest(
                                draft.upload(),
                                draft.format(),
                                draft.dataset(),
                                dryRun,
                                draft.options() == null ? Map.of() : draft.options()),
                        Caller.of(security.getUserPrincipal()).getName());
        return Response.accepted(
                        new Begun(
                                operation.id(),
                                operation.state().name().toLowerCase(Locale.ROOT),
                                dryRun))
                .location(URI.create("operations/" + operation.id()))
                .build();
    }

    /** What became of an import, row by row. */
    @GET
    @Path("{operation}")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Transfers.ImportReport report(@PathParam("operation") String operation) {
        return transfers
                .report(operation)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "there is no report of an import " + operation + " yet"));
    }
}
