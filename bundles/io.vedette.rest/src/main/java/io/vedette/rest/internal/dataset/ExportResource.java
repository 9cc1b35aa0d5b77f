package io.vedette.rest.internal.dataset;

import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.Transfers;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Role;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports of dataset versions: a zip, written while it is read. */
@Component(service = ExportResource.class)
@JaxrsResource
@Path("/exports")
@Produces("application/zip")
public final class ExportResource {
    private final Transfers transfers;
    private final Datasets datasets;

    /** As a component. */
    @Activate
    public ExportResource(@Reference Transfers transfers, @Reference Datasets datasets) {
        this.transfers = transfers;
        this.datasets = datasets;
    }

    /** The zip, for browsers. */
    @GET
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response download(
            @QueryParam("version") String version,
            @QueryParam("format") @DefaultValue("coco") String format,
            @QueryParam("split") String split) {
        if (version == null || datasets.version(version).isEmpty()) {
            throw new NotFoundException("there is no dataset version " + version);
        }
        if (!transfers.formats().contains(format)) {
            throw new InvalidRequestException(
                    "there is no annotation format '"
                            + format
                            + "'; in service are "
                            + transfers.formats());
        }
        Optional<Split> part;
        try {
            part = Optional.ofNullable(split).map(Split::of);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("split is train, validation or test");
        }
        // An export that fails in the middle ends the connection: the zip has no directory then.
        StreamingOutput out = to -> transfers.export(version, format, part, to);
        return Response.ok(out, "application/zip")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"dataset-" + version + ".zip\"")
                .build();
    }

    /** The same, for scripts that only write. */
    @POST
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response export(
            @QueryParam("version") String version,
            @QueryParam("format") @DefaultValue("coco") String format,
            @QueryParam("split") String split) {
        return download(version, format, split);
    }
}
