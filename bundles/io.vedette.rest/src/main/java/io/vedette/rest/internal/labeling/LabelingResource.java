package io.vedette.rest.internal.labeling;

import io.vedette.rest.internal.Limits;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.labeling.AnswerView;
import io.vedette.service.labeling.DispatcherView;
import io.vedette.service.labeling.LabelingService;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.security.Role;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Dispatchers, raw answers and the ledger. */
@Component(service = LabelingResource.class)
@JaxrsResource
@Path("/labeling")
@Produces("application/json")
public final class LabelingResource {
    private final LabelingService labeling;

    /**
     * @param labeling does the work
     */
    @Activate
    public LabelingResource(@Reference LabelingService labeling) {
        this.labeling = labeling;
    }

    /** Dispatchers in service. */
    @GET
    @Path("dispatchers")
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.RESEARCHER})
    public Page<DispatcherView> dispatchers() {
        return new Page<>(labeling.dispatchers(), Optional.empty());
    }

    /** Raw answers of a batch, as they came. */
    @GET
    @Path("answers")
    @Allowed({Role.MANAGER, Role.REVIEWER, Role.RESEARCHER, Role.VENDOR})
    public Page<AnswerView> answers(
            @NotBlank @QueryParam("batch") String batch,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context SecurityContext security) {
        OwnBatches.batch(labeling, batch, security);
        return labeling.answers(batch, Optional.ofNullable(cursor), Limits.of(limit));
    }

    /** The ledger of a batch. */
    @GET
    @Path("ledger")
    @Allowed({Role.MANAGER, Role.VENDOR})
    public Page<LedgerEntry> ledger(
            @NotBlank @QueryParam("batch") String batch, @Context SecurityContext security) {
        OwnBatches.batch(labeling, batch, security);
        return new Page<>(labeling.ledger(batch), Optional.empty());
    }
}
