package io.vedette.rest.internal.alert;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertHandling;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Snooze;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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

/** Alerts, their pictures and films, and what people say about them. */
@Component(service = AlertResource.class)
@JaxrsResource
@Path("/alerts")
@Produces("application/json")
@Consumes("application/json")
public final class AlertResource {

    private final Alerts alerts;
    private final AlertHandling handling;
    private final BlobStore blobs;

    /**
     * @param alerts keeps them
     * @param handling knows who is on them
     * @param blobs keeps pictures and films
     */
    @Activate
    public AlertResource(
            @Reference Alerts alerts,
            @Reference AlertHandling handling,
            @Reference BlobStore blobs) {
        this.alerts = alerts;
        this.handling = handling;
        this.blobs = blobs;
    }

    /**
     * What somebody says about an alert.
     *
     * @param verdict {@code real}, {@code false} or {@code unsure}
     * @param reason {@code animal}, {@code light}, {@code weather}, {@code plant}, {@code vehicle}
     *     or {@code other}
     * @param note in their words
     */
    public record VerdictDraft(
            @NotBlank String verdict, String reason, @Size(max = 2000) String note) {}

    /**
     * How long it is to be quiet.
     *
     * @param minutes 1 to 10080, which is a week
     */
    public record SnoozeDraft(@NotNull @Min(1) @Max(10080) Integer minutes) {}

    /** Alerts, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Page<AlertView> list(
            @BeanParam AlertParameters filter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<Alert> page =
                alerts.list(filter.read(), Optional.ofNullable(cursor), Limits.of(limit));
        Map<String, Acknowledgement> acknowledged =
                handling.acknowledgements(page.items().stream().map(Alert::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(a -> AlertView.of(a, Optional.ofNullable(acknowledged.get(a.id()))))
                        .toList(),
                page.nextCursor());
    }

    /** How many there are. */
    @GET
    @Path("counts")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public AlertCounts counts(@BeanParam AlertParameters filter) {
        return alerts.counts(filter.read());
    }

    /** One alert. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response alert(@PathParam("id") String id) {
        Alert alert = demand(id);
        return Revisions.ok(view(alert), alert.revision());
    }

    /** Its picture of the moment the rule fired, privacy zones blackened. */
    @GET
    @Path("{id}/snapshot.jpg")
    @Produces("image/jpeg")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response snapshot(@PathParam("id") String id) {
        BlobId picture =
                demand(id)
                        .snapshot()
                        .orElseThrow(
                                () -> new NotFoundException("alert '" + id + "' has no picture"));
        return BlobAnswer.of(blobs, picture, "image/jpeg", null);
    }

    /** Its film, privacy zones blackened; ranges are served. */
    @GET
    @Path("{id}/clip.mp4")
    @Produces("video/mp4")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response clip(@PathParam("id") String id, @HeaderParam("Range") String range) {
        BlobId film =
                demand(id)
                        .clip()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "alert '" + id + "' has no film, or not yet"));
        return BlobAnswer.of(blobs, film, "video/mp4", range);
    }

    /** All that was said about it, oldest first. */
    @GET
    @Path("{id}/verdicts")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public List<AlertView.VerdictView> verdicts(@PathParam("id") String id) {
        demand(id);
        return alerts.verdicts(id).stream().map(AlertView.VerdictView::of).toList();
    }

    /** Says whether it was right. The same again changes nothing. */
    @POST
    @Path("{id}/verdict")
    @Allowed({Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public AlertView answer(
            @PathParam("id") String id,
            @NotNull @Valid VerdictDraft draft,
            @Context SecurityContext security) {
        return view(
                alerts.answer(
                        id,
                        Optional.of(Verdict.Answer.of(draft.verdict())),
                        Optional.ofNullable(draft.reason()).map(Verdict.Reason::of),
                        draft.note() == null ? "" : draft.note(),
                        Caller.of(security.getUserPrincipal()).name()));
    }

    /** Takes the last verdict back; it stays in the list. */
    @DELETE
    @Path("{id}/verdict")
    @Allowed({Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public AlertView takeBack(@PathParam("id") String id, @Context SecurityContext security) {
        return view(
                alerts.answer(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Caller.of(security.getUserPrincipal()).name()));
    }

    /** Says that one is on it: 409 where somebody else is. Again, it changes nothing. */
    @POST
    @Path("{id}/acknowledge")
    @Consumes("*/*")
    @Allowed({Role.OPERATOR, Role.REVIEWER, Role.MANAGER})
    public AlertView.AcknowledgementView acknowledge(
            @PathParam("id") String id, @Context SecurityContext security) {
        return AlertView.AcknowledgementView.of(
                handling.acknowledge(id, Caller.of(security.getUserPrincipal()).name()));
    }

    /** Says that nobody is on it any more. */
    @DELETE
    @Path("{id}/acknowledge")
    @Allowed({Role.OPERATOR, Role.REVIEWER, Role.MANAGER})
    public void unacknowledge(@PathParam("id") String id) {
        handling.unacknowledge(id);
    }

    /** From now on, alerts of its rule and camera are kept as suppressed, and told to nobody. */
    @POST
    @Path("{id}/snooze")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public Snooze snooze(
            @PathParam("id") String id,
            @NotNull @Valid SnoozeDraft draft,
            @Context SecurityContext security) {
        return handling.snooze(
                id,
                Duration.ofMinutes(draft.minutes()),
                Caller.of(security.getUserPrincipal()).name());
    }

    /** Ends the snooze of its rule and camera. */
    @DELETE
    @Path("{id}/snooze")
    @Allowed({Role.OPERATOR, Role.MANAGER})
    public void wake(@PathParam("id") String id) {
        handling.wake(id);
    }

    private AlertView view(Alert alert) {
        return AlertView.of(
                alert,
                Optional.ofNullable(handling.acknowledgements(Set.of(alert.id())).get(alert.id())));
    }

    private Alert demand(String id) {
        return alerts.alert(id)
                .orElseThrow(() -> new NotFoundException("there is no alert '" + id + "'"));
    }
}
