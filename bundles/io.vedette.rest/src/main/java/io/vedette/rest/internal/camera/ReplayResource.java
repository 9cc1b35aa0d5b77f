package io.vedette.rest.internal.camera;

import io.vedette.rest.internal.operation.OperationResource;
import io.vedette.service.alert.Verdict;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraReplay;
import io.vedette.service.camera.CameraReplays;
import io.vedette.service.camera.Cameras;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.operation.Operation;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Box;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a change of rules would have alerted. */
@Component(service = ReplayResource.class)
@JaxrsResource
@Path("/cameras/{id}/replay")
@Produces("application/json")
@Consumes("application/json")
public final class ReplayResource {
    private static final double DAY = 24;

    private final CameraReplays replays;
    private final Cameras cameras;

    /**
     * @param replays tries rules
     * @param cameras whose rules are tried
     */
    @Activate
    public ReplayResource(@Reference CameraReplays replays, @Reference Cameras cameras) {
        this.replays = replays;
        this.cameras = cameras;
    }

    /**
     * What is to be tried.
     *
     * @param rules those of the camera when left out
     * @param hours how far back, 0..24; all that is kept when left out
     */
    public record Draft(@Size(max = 100) List<CameraView.Rule> rules, Double hours) {}

    /**
     * What rules would have alerted.
     *
     * @param camera id
     * @param seconds of stream that were looked at
     * @param frames that were looked at
     * @param kept raised then and again
     * @param lost raised then, not any more
     * @param added raised only now
     * @param lostReal of the lost, those that people called real
     * @param lostFalse of the lost, those that people called false
     * @param rows by time, at most 1000
     */
    public record View(
            String camera,
            double seconds,
            long frames,
            int kept,
            int lost,
            int added,
            int lostReal,
            int lostFalse,
            List<Row> rows) {
        static View of(CameraReplay replay) {
            return new View(
                    replay.camera(),
                    replay.seconds(),
                    replay.frames(),
                    replay.kept(),
                    replay.lost(),
                    replay.added(),
                    replay.lostReal(),
                    replay.lostFalse(),
                    replay.rows().stream().map(Row::of).toList());
        }
    }

    /**
     * An alert that was raised, or would be.
     *
     * @param outcome {@code kept}, {@code lost} or {@code new}
     * @param alert path of the one that was raised
     * @param verdict of that
     * @param rule id
     * @param begin first evidence, stream seconds
     * @param at when the rule fires, stream seconds
     * @param firedAt {@code at} on the calendar
     * @param tracks ids
     * @param box pixels: x, y, width, height
     */
    public record Row(
            String outcome,
            Optional<String> alert,
            Optional<String> verdict,
            String rule,
            double begin,
            double at,
            Instant firedAt,
            List<Long> tracks,
            List<Double> box) {
        static Row of(CameraReplay.Row row) {
            Box box = row.box();
            return new Row(
                    row.outcome().id(),
                    row.alert(),
                    row.answer().map(Verdict.Answer::id),
                    row.rule(),
                    row.begin(),
                    row.at(),
                    row.instant(),
                    row.tracks(),
                    List.of(box.x(), box.y(), box.width(), box.height()));
        }
    }

    /** Starts a replay over the tracks that the camera kept; the answer is its operation. */
    @POST
    @Allowed({Role.OPERATOR, Role.MANAGER, Role.RESEARCHER})
    public Response start(
            @PathParam("id") String id, @Valid Draft draft, @Context SecurityContext security) {
        Camera camera = cameras.camera(id).orElseThrow(() -> missing(id));
        double hours = draft == null || draft.hours() == null ? DAY : draft.hours();
        if (!(hours > 0 && hours <= DAY)) {
            throw new InvalidRequestException("hours is more than 0 and at most 24, not " + hours);
        }
        List<RuleSpec> rules =
                draft == null || draft.rules() == null
                        ? camera.rules()
                        : CameraDraft.rules(draft.rules());
        Operation operation =
                replays.start(
                        id,
                        rules,
                        Duration.ofMillis(Math.round(hours * 3_600_000)),
                        Caller.of(security.getUserPrincipal()).name());
        return Response.status(202)
                .location(URI.create("operations/" + operation.id()))
                .entity(OperationResource.View.of(operation))
                .build();
    }

    /** What a replay found, once its operation is done; the latest are remembered. */
    @GET
    @Path("{operation}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public View found(@PathParam("id") String id, @PathParam("operation") String operation) {
        return replays.found(operation)
                .filter(replay -> replay.camera().equals(id))
                .map(View::of)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "replay "
                                                + operation
                                                + " of camera '"
                                                + id
                                                + "' is not done, or was forgotten: see its"
                                                + " operation, or start it again"));
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no camera '" + id + "'");
    }
}
