package io.vedette.rest.internal.training;

import io.vedette.rest.internal.Limits;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.SweepRequest;
import io.vedette.service.training.SweepRequest.Goal;
import io.vedette.service.training.SweepRequest.Threshold;
import io.vedette.service.training.Sweeps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
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

/** Searches for good parameters. */
@Component(service = SweepResource.class)
@JaxrsResource
@Path("/sweeps")
@Produces("application/json")
@Consumes("application/json")
public final class SweepResource {
    private static final String LEAST = "log-loss";

    private final Sweeps sweeps;

    /**
     * @param sweeps works them off
     */
    @Activate
    public SweepResource(@Reference Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    /**
     * A sweep to be.
     *
     * @param model name under which the best trial is registered
     * @param trainer id; {@code dl4j-patch} where none is named
     * @param datasetVersion id
     * @param space by parameter: {@code 32}, {@code 8..16} or {@code 24|32}
     * @param trials 1..1000, 6 where not told
     * @param seed 1 where not told
     * @param threads of a training, 1 where not told
     * @param goal metric on the validation split; {@code balanced-accuracy} where none is named
     * @param more whether more of it is better; known for the server's own metrics
     * @param keepClass class whose recall sets the model's threshold
     * @param keepRecall share of it that is kept
     * @param maxSeconds of a trial; 0 for no limit
     */
    public record Draft(
            @NotBlank @Size(max = 100) String model,
            @Size(max = 100) String trainer,
            @NotBlank @Size(max = 100) String datasetVersion,
            Map<String, String> space,
            Integer trials,
            Long seed,
            Integer threads,
            @Size(max = 200) String goal,
            Boolean more,
            @Size(max = 200) String keepClass,
            Double keepRecall,
            Integer maxSeconds) {
        SweepRequest request() {
            if ((keepClass == null) != (keepRecall == null)) {
                throw new InvalidRequestException("keepClass and keepRecall go together");
            }
            try {
                String metric = goal == null ? Goal.BALANCED_ACCURACY.metric() : goal;
                return new SweepRequest(
                        model,
                        trainer == null ? "dl4j-patch" : trainer,
                        datasetVersion,
                        space == null ? Map.of() : space,
                        trials == null ? 6 : trials,
                        seed == null ? 1 : seed,
                        threads == null ? 1 : threads,
                        new Goal(metric, more == null ? !metric.equals(LEAST) : more),
                        Optional.ofNullable(keepClass).map(c -> new Threshold(c, keepRecall)),
                        maxSeconds == null ? 0 : maxSeconds);
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }
    }

    /** Sweeps, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<SweepView> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Page<Sweep> page = sweeps.sweeps(Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(SweepView::of).toList(), page.nextCursor());
    }

    /** Ids of the trainers in service. */
    @GET
    @Path("trainers")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Map<String, List<String>> trainers() {
        return Map.of("trainers", sweeps.trainers());
    }

    /** Queues a sweep; poll it by its id. */
    @POST
    @Allowed(Role.RESEARCHER)
    public Response start(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        Sweep sweep = sweeps.start(draft.request(), Caller.of(security.getUserPrincipal()));
        return Response.status(202).entity(SweepView.of(sweep)).build();
    }

    /** One sweep. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public SweepView one(@PathParam("id") String id) {
        return sweeps.sweep(id)
                .map(SweepView::of)
                .orElseThrow(() -> new NotFoundException("there is no sweep " + id));
    }

    /** The trials of a sweep, by number. */
    @GET
    @Path("{id}/trials")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<TrialView> trials(@PathParam("id") String id) {
        one(id);
        return new Page<>(sweeps.trials(id).stream().map(TrialView::of).toList(), Optional.empty());
    }

    /** Stops a sweep. */
    @POST
    @Path("{id}/stop")
    @Allowed(Role.RESEARCHER)
    public SweepView stop(@PathParam("id") String id, @Context SecurityContext security) {
        return SweepView.of(sweeps.stop(id, Caller.of(security.getUserPrincipal())));
    }
}
