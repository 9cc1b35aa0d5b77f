package io.vedette.rest.internal.alert;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.Revisions;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertCounts;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.validation.Valid;
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
    private final BlobStore blobs;

    /**
     * @param alerts keeps them
     * @param blobs keeps pictures and films
     */
    @Activate
    public AlertResource(@Reference Alerts alerts, @Reference BlobStore blobs) {
        this.alerts = alerts;
        this.blobs = blobs;
    }

    /** Which alerts are meant; what is left out does not narrow. */
    public static final class Filter {
        @QueryParam("camera")
        private String camera;

        @QueryParam("group")
        private String group;

        @QueryParam("type")
        private String type;

        @QueryParam("incident")
        private String incident;

        @QueryParam("from")
        private String from;

        @QueryParam("to")
        private String to;

        @QueryParam("state")
        private String state;

        @QueryParam("verdict")
        private String verdict;

        @QueryParam("answered")
        private Boolean answered;

        @QueryParam("review")
        private Boolean review;

        @QueryParam("variant")
        private String variant;

        AlertFilter read() {
            Set<Alert.State> states =
                    state == null || state.isBlank()
                            ? Set.of()
                            : Arrays.stream(state.split(","))
                                    .map(String::trim)
                                    .map(Alert.State::of)
                                    .collect(Collectors.toSet());
            return new AlertFilter(
                    Optional.ofNullable(camera),
                    Optional.ofNullable(group),
                    Optional.ofNullable(type),
                    Optional.ofNullable(incident),
                    instant("from", from),
                    instant("to", to),
                    states,
                    Optional.ofNullable(verdict).map(Verdict.Answer::of),
                    Optional.ofNullable(answered),
                    Optional.ofNullable(review),
                    Optional.ofNullable(variant));
        }

        private static Optional<Instant> instant(String name, String text) {
            try {
                return Optional.ofNullable(text).map(Instant::parse);
            } catch (DateTimeException e) {
                throw new InvalidRequestException(
                        name + " is a time such as 2026-05-01T12:00:00Z, not '" + text + "'");
            }
        }
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

    /** Alerts, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Page<AlertView> list(
            @BeanParam Filter filter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<Alert> page =
                alerts.list(filter.read(), Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(AlertView::of).toList(), page.nextCursor());
    }

    /** How many there are. */
    @GET
    @Path("counts")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public AlertCounts counts(@BeanParam Filter filter) {
        return alerts.counts(filter.read());
    }

    /** One alert. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.MANAGER, Role.RESEARCHER})
    public Response alert(@PathParam("id") String id) {
        Alert alert = demand(id);
        return Revisions.ok(AlertView.of(alert), alert.revision());
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
        return AlertView.of(
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
        return AlertView.of(
                alerts.answer(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Caller.of(security.getUserPrincipal()).name()));
    }

    private Alert demand(String id) {
        return alerts.alert(id)
                .orElseThrow(() -> new NotFoundException("there is no alert '" + id + "'"));
    }
}
