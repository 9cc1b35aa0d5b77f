package io.vedette.rest.internal.rollout;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.Cameras;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.GateRules;
import io.vedette.service.rollout.Rollout;
import io.vedette.service.rollout.RolloutRequest;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.rollout.Slot;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** Challengers on their way: shadow, canary, production. */
@Component(service = RolloutResource.class)
@JaxrsResource
@Path("/rollouts")
@Produces("application/json")
@Consumes("application/json")
public final class RolloutResource {
    private final Rollouts rollouts;
    private final Cameras cameras;

    /**
     * @param rollouts moves them
     * @param cameras of a group
     */
    @Activate
    public RolloutResource(@Reference Rollouts rollouts, @Reference Cameras cameras) {
        this.rollouts = rollouts;
        this.cameras = cameras;
    }

    /**
     * A roll-out to begin.
     *
     * @param group camera group
     * @param slot {@code verifier}
     * @param challenger model version, {@code name:version}
     * @param gates rules; the defaults when left out
     * @param canaryShare share of the cameras that go first, 0.25 when left out
     * @param watchHours camera-hours of watching in production, 1 when left out
     * @param automatic whether a passed gate goes on by itself
     * @param note for people
     */
    public record Draft(
            @NotNull @Size(max = 200) String group,
            @NotBlank String slot,
            @NotBlank @Size(max = 200) String challenger,
            GateRules gates,
            Double canaryShare,
            Double watchHours,
            boolean automatic,
            @Size(max = 2000) String note) {}

    /**
     * A step to take.
     *
     * @param force overrules the gate
     * @param why for people; needed with force
     */
    public record Move(boolean force, @Size(max = 2000) String why) {}

    /** Roll-outs, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<Rollout> list(
            @QueryParam("group") String group,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return rollouts.list(
                Optional.ofNullable(group), Optional.ofNullable(cursor), Limits.of(limit));
    }

    /** Begins one in shadow. */
    @POST
    @Allowed(Role.MANAGER)
    public Response start(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        List<String> group =
                cameras.cameras().stream()
                        .filter(camera -> camera.group().equals(draft.group()))
                        .map(Camera::id)
                        .toList();
        if (group.isEmpty()) {
            throw new InvalidRequestException("no camera is of group '" + draft.group() + "'");
        }
        Rollout rollout;
        try {
            rollout =
                    rollouts.start(
                            new RolloutRequest(
                                    draft.group(),
                                    slot(draft.slot()),
                                    draft.challenger(),
                                    draft.gates() == null ? GateRules.DEFAULT : draft.gates(),
                                    draft.canaryShare() == null ? 0.25 : draft.canaryShare(),
                                    group,
                                    draft.watchHours() == null ? 1 : draft.watchHours(),
                                    draft.automatic(),
                                    draft.note() == null ? "" : draft.note()),
                            Caller.of(security.getUserPrincipal()).getName());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
        return Response.status(201).entity(rollout).build();
    }

    private static Slot slot(String id) {
        try {
            return Slot.valueOf(id.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("slot must be detector or verifier, is " + id);
        }
    }

    /** One. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Response one(@PathParam("id") String id) {
        Rollout rollout = known(id);
        return Revisions.ok(rollout, rollout.revision());
    }

    /** Its history, oldest first. */
    @GET
    @Path("{id}/history")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<Rollout.Step> history(@PathParam("id") String id) {
        known(id);
        return new Page<>(rollouts.history(id), Optional.empty());
    }

    /** Asks the gate now. */
    @GET
    @Path("{id}/gate")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public GateReport gate(@PathParam("id") String id) {
        return rollouts.gate(id);
    }

    /** To the next stage, where the gate passes or is overruled. */
    @POST
    @Path("{id}/advance")
    @Allowed(Role.MANAGER)
    public Rollout advance(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @Valid Move move,
            @Context SecurityContext security) {
        fresh(id, ifMatch);
        return rollouts.advance(
                id,
                move != null && move.force(),
                why(move),
                Caller.of(security.getUserPrincipal()).getName());
    }

    /** A manager's yes: as advance, without overruling the gate. */
    @POST
    @Path("{id}/approve")
    @Allowed(Role.MANAGER)
    public Rollout approve(
            @PathParam("id") String id, @Valid Move move, @Context SecurityContext security) {
        return rollouts.advance(
                id, false, why(move), Caller.of(security.getUserPrincipal()).getName());
    }

    /** Back to the old champion. */
    @POST
    @Path("{id}/rollback")
    @Allowed({Role.MANAGER, Role.OPERATOR})
    public Rollout rollback(
            @PathParam("id") String id, @Valid Move move, @Context SecurityContext security) {
        known(id);
        return rollouts.rollback(id, why(move), Caller.of(security.getUserPrincipal()).getName());
    }

    /** Who was champion of which slot when, newest first. */
    @GET
    @Path("champions")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Map<String, List<Rollouts.Assignment>> champions(@QueryParam("group") String group) {
        return Map.of("items", rollouts.assignments(Optional.ofNullable(group)));
    }

    private static String why(Move move) {
        return move == null || move.why() == null ? "" : move.why();
    }

    private void fresh(String id, String ifMatch) {
        long revision = Revisions.required(ifMatch);
        Rollout rollout = known(id);
        if (rollout.revision() != revision) {
            throw new StaleRevisionException(
                    "roll-out "
                            + id
                            + " is at revision "
                            + rollout.revision()
                            + ", not "
                            + revision);
        }
    }

    private Rollout known(String id) {
        return rollouts.rollout(id)
                .orElseThrow(() -> new NotFoundException("there is no roll-out " + id));
    }
}
