package io.vedette.rest.internal.labeling;

import io.vedette.rest.internal.Revisions;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.labeling.Task;
import io.vedette.service.labeling.TaskAnswer;
import io.vedette.service.labeling.TaskService;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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

/** The staff's queue, for the caller. */
@Component(service = TaskResource.class)
@JaxrsResource
@Path("/labeling/tasks")
@Produces("application/json")
@Consumes("application/json")
public final class TaskResource {
    private final TaskService tasks;

    /**
     * @param tasks the queue
     */
    @Activate
    public TaskResource(@Reference TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Work in progress.
     *
     * @param draft the page's own text
     */
    public record Saved(@NotNull @Size(max = 200_000) String draft) {}

    /**
     * An answer.
     *
     * @param label for classes
     * @param boxes for boxes
     * @param unsure they cannot tell
     * @param seconds it took
     */
    public record Given(
            @Size(max = 200) String label,
            @Size(max = 2000) List<BatchOrder.@Valid Drawn> boxes,
            boolean unsure,
            double seconds) {}

    private static String me(SecurityContext security) {
        return Caller.of(security.getUserPrincipal()).getName();
    }

    private static Response ok(Task task) {
        return Revisions.ok(task, task.revision());
    }

    /** Lends the next task; 204 when there is none. */
    @POST
    @Path("next")
    @Allowed(Role.LABELER)
    @Consumes("*/*")
    public Response next(@QueryParam("batch") String batch, @Context SecurityContext security) {
        return tasks.next(me(security), Optional.ofNullable(batch).filter(b -> !b.isBlank()))
                .map(TaskResource::ok)
                .orElseGet(() -> Response.noContent().build());
    }

    /** Takes the caller's last answer back, while its item is undecided. */
    @POST
    @Path("undo")
    @Allowed(Role.LABELER)
    @Consumes("*/*")
    public Response undo(@Context SecurityContext security) {
        return ok(tasks.undo(me(security)));
    }

    /** A task that is lent to the caller. */
    @GET
    @Path("{id}")
    @Allowed(Role.LABELER)
    public Response task(@PathParam("id") String id, @Context SecurityContext security) {
        return ok(tasks.task(id, me(security)));
    }

    /** Saves work in progress and prolongs the loan. */
    @PUT
    @Path("{id}/draft")
    @Allowed(Role.LABELER)
    public Response save(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Saved saved,
            @Context SecurityContext security) {
        return ok(tasks.saveDraft(id, me(security), Revisions.required(ifMatch), saved.draft()));
    }

    /** Answers; the same answer again changes nothing. */
    @POST
    @Path("{id}/answer")
    @Allowed(Role.LABELER)
    public void answer(
            @PathParam("id") String id,
            @NotNull @Valid Given given,
            @Context SecurityContext security) {
        long millis = (long) (Math.max(0, Math.min(86_400, given.seconds())) * 1000);
        tasks.answer(
                id,
                me(security),
                new TaskAnswer(
                        BatchOrder.value(given.label(), given.boxes()),
                        given.unsure(),
                        Duration.ofMillis(millis)));
    }

    /** Passes the task to somebody else. */
    @POST
    @Path("{id}/skip")
    @Allowed(Role.LABELER)
    @Consumes("*/*")
    public void skip(@PathParam("id") String id, @Context SecurityContext security) {
        tasks.skip(id, me(security));
    }

    /** The picture. */
    @GET
    @Path("{id}/picture")
    @Produces({"image/png", "image/jpeg"})
    @Allowed(Role.LABELER)
    public Response picture(@PathParam("id") String id, @Context SecurityContext security) {
        return Pictures.of(tasks.picture(id, me(security)));
    }
}
