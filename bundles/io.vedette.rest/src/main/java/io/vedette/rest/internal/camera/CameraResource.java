package io.vedette.rest.internal.camera;

import io.vedette.rest.internal.Revisions;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.security.Role;
import io.vedette.service.watch.PipelineRun;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HEAD;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Cameras: what is configured, what runs, and what they see. */
@Component(service = CameraResource.class)
@JaxrsResource
@Path("/cameras")
@Produces("application/json")
@Consumes("application/json")
public final class CameraResource {

    private final Cameras cameras;
    private final LivePictures live;

    /**
     * @param cameras keeps and runs them
     */
    @Activate
    public CameraResource(@Reference Cameras cameras) {
        this.cameras = cameras;
        live = new LivePictures(cameras);
    }

    @Deactivate
    void stop() {
        live.close();
    }

    /** All cameras, by id, with their states; of one group where it is named. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Page<CameraView> list(@QueryParam("group") String group) {
        Map<String, CameraStatus> statuses =
                cameras.statuses().stream()
                        .collect(Collectors.toMap(CameraStatus::camera, Function.identity()));
        List<CameraView> all =
                cameras.cameras().stream()
                        .filter(c -> group == null || c.group().equals(group))
                        .map(c -> CameraView.of(c, Optional.ofNullable(statuses.get(c.id()))))
                        .toList();
        return new Page<>(all, Optional.empty());
    }

    /** Adds a camera and starts it. */
    @POST
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public Response add(@NotNull @Valid CameraDraft draft) {
        if (draft.id() == null) {
            throw new InvalidRequestException("a camera needs an id");
        }
        Camera added = cameras.add(draft.camera(draft.id(), 0), false);
        return Revisions.created(
                URI.create("cameras/" + added.id()),
                CameraView.of(added, Optional.empty()),
                added.revision());
    }

    /** One camera. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response camera(@PathParam("id") String id) {
        Camera camera = demand(id);
        return Revisions.ok(CameraView.of(camera, cameras.status(id)), camera.revision());
    }

    /** Replaces a camera; only what the change touches begins anew. */
    @PUT
    @Path("{id}")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CameraDraft draft) {
        Camera after = cameras.replace(draft.camera(id, Revisions.required(ifMatch)), false);
        return Revisions.ok(CameraView.of(after, cameras.status(id)), after.revision());
    }

    /** Stops and removes a camera; its alerts stay. */
    @DELETE
    @Path("{id}")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public void remove(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        cameras.remove(id, Revisions.required(ifMatch));
    }

    /** The rules of a camera, as {@code rules.yaml} has them. */
    @GET
    @Path("{id}/rules")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response rules(@PathParam("id") String id) {
        Camera camera = demand(id);
        return Revisions.ok(CameraView.of(camera, Optional.empty()).rules(), camera.revision());
    }

    /** Replaces the rules; the stream goes on. */
    @PUT
    @Path("{id}/rules")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public Response replaceRules(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull List<CameraView.Rule> rules) {
        Camera after = cameras.rules(id, CameraDraft.rules(rules), Revisions.required(ifMatch));
        return Revisions.ok(CameraView.of(after, Optional.empty()).rules(), after.revision());
    }

    /** Where a camera stands. */
    @GET
    @Path("{id}/status")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public StatusView status(@PathParam("id") String id) {
        return StatusView.of(cameras.status(id).orElseThrow(() -> missing(id)));
    }

    /** The tracks of the newest frame, to be drawn over its picture. */
    @GET
    @Path("{id}/live.json")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response tracks(@PathParam("id") String id) {
        cameras.status(id).orElseThrow(() -> missing(id));
        return cameras.live(id)
                .map(view -> Response.ok(LiveTracks.of(view)))
                .orElseGet(Response::noContent)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The newest picture, privacy zones blackened. */
    @GET
    @Path("{id}/snapshot.jpg")
    @Produces("image/jpeg")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response snapshot(@PathParam("id") String id, @QueryParam("quality") Integer quality) {
        int wanted = quality == null ? 85 : quality;
        if (wanted < 1 || wanted > 100) {
            throw new InvalidRequestException("quality is 1 to 100");
        }
        cameras.status(id).orElseThrow(() -> missing(id));
        PipelineRun.Snapshot picture =
                cameras.run(id)
                        .flatMap(run -> run.snapshot(wanted))
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                "camera '" + id + "' has no picture yet", null));
        return Response.ok(picture.jpeg())
                .header("Cache-Control", "no-store")
                .header("X-Frame-Number", picture.frame())
                .build();
    }

    /** Pictures as they come, some a second, until the caller leaves. */
    @GET
    @Path("{id}/live")
    @Produces("multipart/x-mixed-replace;boundary=" + LivePictures.BOUNDARY)
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response live(@PathParam("id") String id) {
        cameras.status(id).orElseThrow(() -> missing(id));
        live.admit();
        StreamingOutput pictures = out -> live.write(id, out);
        return Response.ok(pictures).header("Cache-Control", "no-store").build();
    }

    /** Without this, a HEAD would be answered by pictures without end. */
    @HEAD
    @Path("{id}/live")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response liveHead(@PathParam("id") String id) {
        cameras.status(id).orElseThrow(() -> missing(id));
        return Response.ok()
                .type("multipart/x-mixed-replace;boundary=" + LivePictures.BOUNDARY)
                .build();
    }

    private Camera demand(String id) {
        return cameras.camera(id).orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("there is no camera '" + id + "'");
    }
}
