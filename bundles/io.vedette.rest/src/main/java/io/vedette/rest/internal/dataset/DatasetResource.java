package io.vedette.rest.internal.dataset;

import io.vedette.rest.internal.Limits;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.http.Allowed;
import io.vedette.service.http.JaxrsResource;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.validation.Valid;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
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

/** Datasets and their immutable versions. */
@Component(service = DatasetResource.class)
@JaxrsResource
@Path("/datasets")
@Produces("application/json")
@Consumes("application/json")
public final class DatasetResource {
    private final Datasets datasets;
    private final Annotations annotations;

    /** As a component. */
    @Activate
    public DatasetResource(@Reference Datasets datasets, @Reference Annotations annotations) {
        this.datasets = datasets;
        this.annotations = annotations;
    }

    /**
     * A dataset to be made.
     *
     * @param name unique
     * @param description for people
     * @param kind {@code class} or {@code boxes}; needed with classes
     * @param labelSet name of a label set that is there, or of the one to be made; the dataset's
     *     name when left out
     * @param classes of the label set; left out where it is there already
     */
    public record Draft(
            @NotNull @Size(max = 64) String name,
            @Size(max = 2000) String description,
            String kind,
            @Size(max = 100) String labelSet,
            @Size(max = 10_000) List<@NotNull @Size(max = 200) String> classes) {}

    /** Classes of a further version of the label set. */
    public record Classes(@NotEmpty List<@NotNull @Size(max = 200) String> classes) {}

    /** An item of a version as REST shows it. */
    public record ItemView(
            SampleView sample, AnnotationView annotation, String group, String split) {
        static ItemView of(VersionItem item) {
            return new ItemView(
                    SampleView.of(item.sample()),
                    AnnotationView.of(item.annotation()),
                    item.group(),
                    item.split().id());
        }
    }

    /** Datasets by name. */
    @GET
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Page<DatasetView> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Page<Dataset> page = datasets.list(Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor());
    }

    /** Makes a dataset, and its label set where classes are given. */
    @POST
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response create(@NotNull @Valid Draft draft, @Context SecurityContext security) {
        String labelSet = draft.labelSet() == null ? draft.name() : draft.labelSet();
        if (draft.classes() != null) {
            if (draft.kind() == null) {
                throw new InvalidRequestException("with classes a kind is needed: class or boxes");
            }
            datasets.labelSet(
                    labelSet, valid(() -> Annotation.Kind.of(draft.kind())), draft.classes());
        }
        Dataset made =
                datasets.create(
                        draft.name(),
                        draft.description() == null ? "" : draft.description(),
                        labelSet,
                        Caller.of(security.getUserPrincipal()).getName());
        return Response.created(URI.create("datasets/" + made.id())).entity(view(made)).build();
    }

    /** One dataset, by id or name. */
    @GET
    @Path("{id}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public DatasetView one(@PathParam("id") String id) {
        return view(known(id));
    }

    /** A further version of its label set. */
    @PUT
    @Path("{id}/classes")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public DatasetView classes(@PathParam("id") String id, @NotNull @Valid Classes classes) {
        Dataset dataset = known(id);
        datasets.labelSet(dataset.labelSet(), dataset.kind(), classes.classes());
        return view(dataset);
    }

    /** Labels given by hand: a further revision each. */
    @POST
    @Path("{id}/annotations")
    @Allowed({Role.REVIEWER, Role.RESEARCHER, Role.MANAGER})
    public List<AnnotationView> label(
            @PathParam("id") String id,
            @NotEmpty @Size(max = 1000) List<@Valid DatasetLabelDraft> labels,
            @Context SecurityContext security) {
        Dataset dataset = known(id);
        String by = Caller.of(security.getUserPrincipal()).getName();
        List<NewAnnotation> wanted =
                valid(() -> labels.stream().map(l -> l.annotation(dataset, by)).toList());
        return annotations.add(dataset.id(), wanted).stream().map(AnnotationView::of).toList();
    }

    /** Versions, newest first. */
    @GET
    @Path("{id}/versions")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Page<VersionView> versions(@PathParam("id") String id) {
        return new Page<>(
                datasets.versions(known(id).id()).stream().map(VersionView::of).toList(),
                Optional.empty());
    }

    /** Cuts a version of what is labeled now. */
    @POST
    @Path("{id}/versions")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public Response cut(
            @PathParam("id") String id, @Valid DatasetCut cut, @Context SecurityContext security) {
        Dataset dataset = known(id);
        DatasetCut asked = cut == null ? DatasetCut.DEFAULT : cut;
        DatasetVersion version =
                datasets.cut(
                        dataset.id(),
                        valid(asked::spec),
                        Caller.of(security.getUserPrincipal()).getName());
        return Response.created(
                        URI.create("datasets/" + dataset.id() + "/versions/" + version.number()))
                .entity(VersionView.of(version))
                .build();
    }

    /** One version, by number or id. */
    @GET
    @Path("{id}/versions/{version}")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public VersionView version(@PathParam("id") String id, @PathParam("version") String version) {
        return VersionView.of(knownVersion(id, version));
    }

    /** Items of a version, by sample. */
    @GET
    @Path("{id}/versions/{version}/items")
    @Allowed({Role.VIEWER, Role.RESEARCHER, Role.MANAGER, Role.REVIEWER})
    public Page<ItemView> items(
            @PathParam("id") String id,
            @PathParam("version") String version,
            @QueryParam("split") String split,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<VersionItem> page =
                datasets.items(
                        knownVersion(id, version).id(),
                        valid(() -> Optional.ofNullable(split).map(Split::of)),
                        Optional.ofNullable(cursor),
                        Limits.of(limit));
        return new Page<>(page.items().stream().map(ItemView::of).toList(), page.nextCursor());
    }

    /** Whether what is stored still has the hash that was written when the version was cut. */
    @GET
    @Path("{id}/versions/{version}/verification")
    @Allowed({Role.RESEARCHER, Role.MANAGER})
    public Map<String, Boolean> verification(
            @PathParam("id") String id, @PathParam("version") String version) {
        return Map.of("intact", datasets.verify(knownVersion(id, version).id()));
    }

    private DatasetView view(Dataset dataset) {
        return DatasetView.of(dataset, datasets.labelSet(dataset.labelSet(), Optional.empty()));
    }

    private Dataset known(String id) {
        return datasets.dataset(id)
                .orElseThrow(() -> new NotFoundException("there is no dataset " + id));
    }

    private DatasetVersion knownVersion(String id, String version) {
        return datasets.versions(known(id).id()).stream()
                .filter(v -> v.id().equals(version) || Integer.toString(v.number()).equals(version))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "dataset " + id + " has no version " + version));
    }

    private static <T> T valid(Supplier<T> what) {
        try {
            return what.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }
}
