package io.vedette.rest.internal.evaluation;

import io.vedette.rest.internal.Limits;
import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Evaluation;
import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Evaluations;
import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.evaluation.VideoFrame;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import io.vedette.spi.metric.Mark;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** Judgements of models and pipelines, down to the objects behind each number. */
@Component(service = EvaluationResource.class)
@JaxrsResource
@Path("/evaluations")
@Produces("application/json")
@Consumes("application/json")
public final class EvaluationResource {
    private final Evaluations evaluations;

    /**
     * @param evaluations judges and keeps
     */
    @Activate
    public EvaluationResource(@Reference Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /**
     * What is to be judged: a dataset version's split by a model, or videos by the pipeline.
     *
     * @param metric id
     * @param options of the metric
     * @param model version, {@code name:version}
     * @param version id of a dataset version
     * @param split of it
     * @param videos whose source knows the truth
     * @param note for people
     */
    public record Draft(
            @NotBlank @Size(max = 100) String metric,
            Map<String, String> options,
            Optional<String> model,
            Optional<String> version,
            Optional<String> split,
            List<Subject.Video> videos,
            @Size(max = 2000) String note) {
        EvaluationRequest request() {
            boolean onVersion = version != null && version.isPresent();
            boolean onVideo = videos != null && !videos.isEmpty();
            if (onVersion == onVideo) {
                throw new InvalidRequestException(
                        "name either a dataset version with a split, or videos");
            }
            return new EvaluationRequest(
                    metric,
                    options == null ? Map.of() : options,
                    model == null ? Optional.empty() : model,
                    onVersion
                            ? new Subject.OnVersion(
                                    version.get(), split == null ? "test" : split.orElse("test"))
                            : new Subject.OnVideo(videos),
                    note == null ? "" : note);
        }
    }

    /** Evaluations, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<EvaluationView> list(
            @QueryParam("model") String model,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<Evaluation> page =
                evaluations.list(
                        Optional.ofNullable(model), Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(
                page.items().stream().map(EvaluationView::of).toList(), page.nextCursor());
    }

    /** Begins one; the answer names the evaluation to poll. */
    @POST
    @Allowed(Role.RESEARCHER)
    public Response start(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        Caller caller = Caller.of(security.getUserPrincipal());
        return Response.status(202)
                .entity(EvaluationView.of(evaluations.start(draft.request(), caller.getName())))
                .build();
    }

    /** One. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public EvaluationView one(@PathParam("id") String id) {
        return evaluations
                .evaluation(id)
                .map(EvaluationView::of)
                .orElseThrow(() -> new NotFoundException("there is no evaluation " + id));
    }

    /** What became of each object. */
    @GET
    @Path("{id}/marks")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<Mark> marks(
            @PathParam("id") String id,
            @QueryParam("kind") String kind,
            @QueryParam("label") String label,
            @QueryParam("unit") String unit,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return evaluations.marks(
                id,
                new MarkFilter(
                        Optional.ofNullable(kind).map(EvaluationResource::kind),
                        Optional.ofNullable(label),
                        Optional.ofNullable(unit)),
                Optional.ofNullable(cursor),
                Limits.of(limit));
    }

    private static Mark.Kind kind(String id) {
        try {
            return Mark.Kind.valueOf(id.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "kind must be one of " + List.of(Mark.Kind.values()) + ", is " + id);
        }
    }

    /**
     * The frame behind a mark of a video, played again.
     *
     * @param number of the frame
     * @param seconds stream time
     * @param width of the picture
     * @param height of the picture
     * @param truth what is there
     * @param tracks what the pipeline sees
     * @param picture where the JPEG is
     */
    public record FrameView(
            long number,
            double seconds,
            int width,
            int height,
            List<VideoFrame.Seen> truth,
            List<VideoFrame.Seen> tracks,
            String picture) {}

    /** The frame behind a mark of a video, with what is there and what the pipeline sees. */
    @GET
    @Path("{id}/frame")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public FrameView frame(
            @PathParam("id") String id,
            @QueryParam("unit") @NotBlank String unit,
            @QueryParam("where") @NotBlank String where) {
        VideoFrame frame = evaluations.frame(id, unit, where);
        return new FrameView(
                frame.number(),
                frame.seconds(),
                frame.width(),
                frame.height(),
                frame.truth(),
                frame.tracks(),
                "/api/v1/evaluations/"
                        + encoded(id)
                        + "/frame.jpg?unit="
                        + encoded(unit)
                        + "&where="
                        + encoded(where));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Its picture. */
    @GET
    @Path("{id}/frame.jpg")
    @Produces("image/jpeg")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Response picture(
            @PathParam("id") String id,
            @QueryParam("unit") @NotBlank String unit,
            @QueryParam("where") @NotBlank String where) {
        return Response.ok(evaluations.frame(id, unit, where).jpeg()).build();
    }

    /** How two differ, value by value, with intervals. */
    @GET
    @Path("compare")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Map<String, List<Difference>> compare(
            @QueryParam("before") @NotBlank String before,
            @QueryParam("after") @NotBlank String after) {
        return Map.of("differences", evaluations.compare(before, after, Resampling.DEFAULT));
    }
}
