package io.vedette.rest.internal.training;

import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Role;
import io.vedette.service.training.Sweeps;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trainings. */
@Component(service = TrialResource.class)
@JaxrsResource
@Path("/trials")
@Produces("application/json")
public final class TrialResource {
    private final Sweeps sweeps;

    /**
     * @param sweeps knows them
     */
    @Activate
    public TrialResource(@Reference Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    /** The trials of a sweep, by number. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<TrialView> list(@QueryParam("sweep") String sweep) {
        if (sweep == null) {
            throw new InvalidRequestException("name the sweep: ?sweep=ID");
        }
        return new Page<>(
                sweeps.trials(sweep).stream().map(TrialView::of).toList(), Optional.empty());
    }

    /** One trial. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public TrialView one(@PathParam("id") String id) {
        return sweeps.trial(id)
                .map(TrialView::of)
                .orElseThrow(() -> new NotFoundException("there is no trial " + id));
    }
}
