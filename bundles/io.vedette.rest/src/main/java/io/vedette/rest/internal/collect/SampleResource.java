package io.vedette.rest.internal.collect;

import io.vedette.rest.internal.Limits;
import io.vedette.rest.internal.dataset.AnnotationView;
import io.vedette.rest.internal.dataset.MembershipView;
import io.vedette.rest.internal.dataset.SampleView;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Samples;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.Selections;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Role;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stored pictures and what became of them. */
@Component(service = SampleResource.class)
@JaxrsResource
@Path("/samples")
@Produces("application/json")
public final class SampleResource {
    private final Samples samples;
    private final Selections selections;
    private final Annotations annotations;
    private final Datasets datasets;

    /** As a component. */
    @Activate
    public SampleResource(
            @Reference Samples samples,
            @Reference Selections selections,
            @Reference Annotations annotations,
            @Reference Datasets datasets) {
        this.samples = samples;
        this.selections = selections;
        this.annotations = annotations;
        this.datasets = datasets;
    }

    /**
     * Where a sample came from and what it went into.
     *
     * @param sample it; names the alert and the model that looked
     * @param selections in which it was chosen, and why
     * @param annotations all revisions; each names its labeling batch and item
     * @param versions of datasets it is in; trials and evaluations name these
     */
    public record Lineage(
            SampleView sample,
            List<Selection.Row> selections,
            List<AnnotationView> annotations,
            List<MembershipView> versions) {}

    /** Samples, newest first; {@code alert=} finds those of an alert. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Page<SampleView> list(
            @QueryParam("camera") List<String> cameras,
            @QueryParam("group") String group,
            @QueryParam("recording") List<String> recordings,
            @QueryParam("origin") List<String> origins,
            @QueryParam("labeled") Boolean labeled,
            @QueryParam("reserved") Boolean reserved,
            @QueryParam("verdict") String verdict,
            @QueryParam("alert") String alert,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        SampleFilter filter =
                new SampleFilter(
                        Set.copyOf(cameras),
                        Optional.ofNullable(group),
                        Set.copyOf(recordings),
                        origins(origins),
                        Optional.ofNullable(labeled),
                        Optional.ofNullable(reserved),
                        Optional.ofNullable(verdict),
                        Optional.ofNullable(alert),
                        instant("from", from),
                        instant("to", to));
        Page<Sample> page = samples.list(filter, Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(SampleView::of).toList(), page.nextCursor());
    }

    static Set<Origin> origins(List<String> ids) {
        try {
            return ids.stream().map(Origin::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private static Optional<Instant> instant(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException(
                    name + " is a time like 2026-01-02T03:04:05Z, not '" + text + "'");
        }
    }

    /** One sample. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public SampleView one(@PathParam("id") String id) {
        return SampleView.of(known(id));
    }

    /** Where it came from and what it went into. */
    @GET
    @Path("{id}/lineage")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Lineage lineage(@PathParam("id") String id) {
        return new Lineage(
                SampleView.of(known(id)),
                selections.ofSample(id),
                annotations.ofSample(id).stream().map(AnnotationView::of).toList(),
                datasets.ofSample(id).stream().map(MembershipView::of).toList());
    }

    /** The whole picture. */
    @GET
    @Path("{id}/picture.jpg")
    @Produces("image/jpeg")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Response picture(@PathParam("id") String id) {
        return blob(known(id).picture(), "image/jpeg");
    }

    /** What classifiers see of it. */
    @GET
    @Path("{id}/crop.png")
    @Produces("image/png")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Response crop(@PathParam("id") String id) {
        return known(id)
                .crop()
                .map(crop -> blob(crop, "image/png"))
                .orElseThrow(() -> new NotFoundException("sample " + id + " has no crop"));
    }

    private Response blob(String blob, String type) {
        InputStream content = samples.open(blob);
        StreamingOutput out =
                to -> {
                    try (content) {
                        content.transferTo(to);
                    }
                };
        // Named by its content: it never changes.
        return Response.ok(out, type)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    private Sample known(String id) {
        return samples.sample(id)
                .orElseThrow(() -> new NotFoundException("there is no sample " + id));
    }
}
