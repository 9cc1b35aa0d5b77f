package io.vedette.rest.internal.collect;

import io.vedette.rest.internal.Limits;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.collect.Selections;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
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

/** Automatic selection: which samples are worth a person's time. */
@Component(service = SelectionResource.class)
@JaxrsResource
@Path("/selections")
@Produces("application/json")
@Consumes("application/json")
public final class SelectionResource {
    private final Selections selections;

    /** As a component. */
    @Activate
    public SelectionResource(@Reference Selections selections) {
        this.selections = selections;
    }

    /**
     * What is asked.
     *
     * @param wanted how many samples
     * @param seed of everything random, 1 when left out
     * @param mix strategies and shares; the stock mix when left out
     * @param filter samples to choose from; all when left out
     * @param nearDuplicateBits 3 when left out, -1 to keep near duplicates
     * @param again whether samples of earlier selections may be chosen again
     * @param note for people
     */
    public record Draft(
            @Min(1) @Max(100_000) int wanted,
            Long seed,
            @Size(max = 20) List<@Valid PartDraft> mix,
            FilterDraft filter,
            @Min(-1) @Max(32) Integer nearDuplicateBits,
            boolean again,
            @Size(max = 2000) String note) {}

    /**
     * A part of the mix.
     *
     * @param strategy id of the plugin
     * @param share 0..1
     * @param pool {@code training} when left out, or {@code evaluation}
     * @param params of the strategy
     */
    public record PartDraft(
            @NotNull String strategy, double share, String pool, Map<String, String> params) {}

    /** Which samples to choose from; what is left out does not restrict. */
    public record FilterDraft(
            Set<String> cameras,
            String cameraGroup,
            Set<String> recordings,
            List<String> origins,
            String verdict,
            Instant from,
            Instant to) {}

    /** A selection as REST shows it. */
    public record View(
            String id,
            String state,
            int wanted,
            long seed,
            List<PartView> mix,
            String note,
            String operation,
            int chosen,
            String said,
            String createdBy,
            Instant createdAt) {
        static View of(Selection s) {
            return new View(
                    s.id(),
                    s.state().name().toLowerCase(Locale.ROOT),
                    s.request().wanted(),
                    s.request().seed(),
                    s.request().mix().stream().map(PartView::of).toList(),
                    s.request().note(),
                    s.operation(),
                    s.chosen(),
                    s.said(),
                    s.createdBy(),
                    s.createdAt());
        }
    }

    /** A part of the mix as REST shows it. */
    public record PartView(String strategy, double share, String pool, Map<String, String> params) {
        static PartView of(SelectionRequest.Part part) {
            return new PartView(
                    part.strategy(),
                    part.share(),
                    part.pool().name().toLowerCase(Locale.ROOT),
                    part.params());
        }
    }

    /** Begins to choose. */
    @POST
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response start(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        SelectionRequest request;
        try {
            request = request(draft);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
        Selection selection =
                selections.start(request, Caller.of(security.getUserPrincipal()).getName());
        return Response.accepted(View.of(selection))
                .location(URI.create("operations/" + selection.operation()))
                .build();
    }

    private static SelectionRequest request(Draft draft) {
        return new SelectionRequest(
                draft.wanted(),
                draft.seed() == null ? 1 : draft.seed(),
                draft.mix() == null
                        ? SelectionRequest.STOCK_MIX
                        : draft.mix().stream().map(SelectionResource::part).toList(),
                draft.filter() == null ? SampleFilter.ALL : filter(draft.filter()),
                draft.nearDuplicateBits() == null ? 3 : draft.nearDuplicateBits(),
                draft.again(),
                draft.note() == null ? "" : draft.note());
    }

    private static SelectionRequest.Part part(PartDraft draft) {
        return new SelectionRequest.Part(
                draft.strategy(),
                draft.share(),
                draft.pool() == null
                        ? SelectionRequest.Pool.TRAINING
                        : SelectionRequest.Pool.valueOf(draft.pool().toUpperCase(Locale.ROOT)),
                draft.params() == null ? Map.of() : draft.params());
    }

    private static SampleFilter filter(FilterDraft draft) {
        return new SampleFilter(
                draft.cameras() == null ? Set.of() : draft.cameras(),
                Optional.ofNullable(draft.cameraGroup()),
                draft.recordings() == null ? Set.of() : draft.recordings(),
                SampleResource.origins(draft.origins() == null ? List.of() : draft.origins()),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(draft.verdict()),
                Optional.empty(),
                Optional.ofNullable(draft.from()),
                Optional.ofNullable(draft.to()));
    }

    /** Selections, newest first. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<View> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Page<Selection> page = selections.list(Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor());
    }

    /** One selection. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public View one(@PathParam("id") String id) {
        return selections
                .selection(id)
                .map(View::of)
                .orElseThrow(() -> new NotFoundException("there is no selection " + id));
    }

    /** Chosen samples, best first, each with its reason. */
    @GET
    @Path("{id}/rows")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER})
    public Page<Selection.Row> rows(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        return selections.rows(id, Optional.ofNullable(cursor), Limits.of(limit));
    }
}
