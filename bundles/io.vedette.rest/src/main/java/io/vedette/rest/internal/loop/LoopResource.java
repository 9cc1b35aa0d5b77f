package io.vedette.rest.internal.loop;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vedette.rest.internal.Limits;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.loop.Loop;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.loop.Loops;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.constraints.NotNull;
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
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The circle, walked by the server alone on simulated scenes. */
@Component(service = LoopResource.class)
@JaxrsResource
@Path("/loops")
@Produces("application/json")
@Consumes("application/json")
public final class LoopResource {
    private final Loops loops;

    /**
     * @param loops walks them
     */
    @Activate
    public LoopResource(@Reference Loops loops) {
        this.loops = loops;
    }

    /**
     * A loop to walk; what is left out is as the command line has it.
     *
     * @param seed of days, labelers, selection and training
     * @param place of the first camera
     * @param cameras how many
     * @param hours simulated hours of collection a camera
     * @param heldOutHours simulated hours a camera that are judged
     * @param samples labeled, at most
     * @param trials of the sweep
     * @param vendorShare of the labeling, 0..1
     * @param labels {@code AS_ANSWERED} or {@code SHUFFLED}
     * @param elsewhere whether other places are judged too
     * @param begin calendar time of the first hour
     */
    public record Draft(
            Long seed,
            Integer place,
            Integer cameras,
            Double hours,
            Double heldOutHours,
            Integer samples,
            Integer trials,
            Double vendorShare,
            LoopRequest.Labels labels,
            Boolean elsewhere,
            Instant begin) {
        LoopRequest request() {
            LoopRequest usual = LoopRequest.of(seed == null ? 1 : seed, place == null ? 1 : place);
            try {
                return new LoopRequest(
                        usual.seed(),
                        usual.place(),
                        cameras == null ? usual.cameras() : cameras,
                        hours == null ? usual.hours() : hours,
                        heldOutHours == null ? usual.heldOutHours() : heldOutHours,
                        samples == null ? usual.samples() : samples,
                        trials == null ? usual.trials() : trials,
                        vendorShare == null ? usual.vendorShare() : vendorShare,
                        labels == null ? usual.labels() : labels,
                        elsewhere == null ? usual.elsewhere() : elsewhere,
                        Optional.ofNullable(begin));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }
    }

    /** A loop as it is shown; the report is a document of its own. */
    public record View(
            String id,
            LoopRequest request,
            String state,
            List<Loop.Step> steps,
            String message,
            String operation,
            @JsonRawValue String report,
            String by,
            Instant created) {
        static View of(Loop loop) {
            return new View(
                    loop.id(),
                    loop.request(),
                    loop.state().id(),
                    loop.steps(),
                    loop.message(),
                    loop.operation(),
                    loop.report().orElse("null"),
                    loop.by(),
                    loop.created());
        }
    }

    /**
     * Simulated time to play.
     *
     * @param group of scene cameras
     * @param seconds of it
     * @param answered whether a script answers what people are shown, by what really happened
     */
    public record Stretch(@NotNull String group, double seconds, boolean answered) {}

    /** Loops, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<View> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Page<Loop> page = loops.list(Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor());
    }

    /** Begins one; poll it by its id. */
    @POST
    @Allowed(Role.MANAGER)
    public Response start(@NotNull Draft draft, @Context SecurityContext security) {
        Loop loop = loops.start(draft.request(), Caller.of(security.getUserPrincipal()).getName());
        return Response.status(202).entity(View.of(loop)).build();
    }

    /** One. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public View one(@PathParam("id") String id) {
        return loops.loop(id)
                .map(View::of)
                .orElseThrow(() -> new NotFoundException("there is no loop " + id));
    }

    /** Asks it to stop. */
    @POST
    @Path("{id}/cancel")
    @Allowed(Role.MANAGER)
    public View cancel(@PathParam("id") String id) {
        return View.of(loops.cancel(id));
    }

    /** Names of what it leaves for scoring again. */
    @GET
    @Path("{id}/files")
    @Allowed({Role.RESEARCHER, Role.MANAGER})
    public Map<String, List<String>> files(@PathParam("id") String id) {
        return Map.of("items", loops.files(id));
    }

    /** One of these files. */
    @GET
    @Path("{id}/files/{file: .+}")
    @Produces("application/octet-stream")
    @Allowed({Role.RESEARCHER, Role.MANAGER})
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        if (!loops.files(id).contains(file)) {
            throw new NotFoundException("loop " + id + " has no file " + file);
        }
        StreamingOutput content = out -> loops.write(id, file, out);
        return Response.ok(content)
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Plays the next stretch of simulated time on all scene cameras of a group. */
    @POST
    @Path("simulated")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public Response play(@NotNull Stretch stretch, @Context SecurityContext security) {
        String operation =
                loops.playNext(
                        stretch.group(),
                        stretch.seconds(),
                        stretch.answered(),
                        Caller.of(security.getUserPrincipal()).getName());
        return Response.status(202)
                .entity(Map.of("operation", operation))
                .header("Location", "/api/v1/operations/" + operation)
                .build();
    }
}
