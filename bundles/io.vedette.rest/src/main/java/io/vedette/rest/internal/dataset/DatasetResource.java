package io.vedette.rest.internal.dataset;

import io.vedette.rest.internal.Limits;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
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
import io.vedette.spi.Box;
import io.vedette.spi.format.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** A dataset as REST shows it. */
    public record View(
            String id,
            String name,
            String description,
            String labelSet,
            int labelSetVersion,
            String kind,
            List<String> classes,
            long samples,
            int versions,
            String createdBy,
            Instant createdAt) {}

    /**
     * A version to be cut; what is left out: seed 1, train 0.8, validation 0.2, test 0 (the
     * evaluation pool), near duplicates joined, every annotation.
     */
    public record Cut(
            Long seed,
            Double train,
            Double validation,
            Double test,
            String nearDuplicates,
            Integer labelSetVersion,
            Double leastConfidence,
            List<String> batches,
            @Size(max = 2000) String note) {}

    /** Classes of a further version of the label set. */
    public record Classes(@NotEmpty List<@NotNull @Size(max = 200) String> classes) {}

    /** A label somebody gives by hand. */
    public record LabelDraft(
            @NotNull String sample, String label, List<@Valid ObjectDraft> objects) {}

    /** A box somebody draws by hand: x, y, width, height in pixels. */
    public record ObjectDraft(
            @NotNull String label, @NotNull @Size(min = 4, max = 4) List<Double> box) {}

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
    public Page<View> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        Page<Dataset> page = datasets.list(Optional.ofNullable(cursor), Limits.of(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor());
    }

    private View view(Dataset d) {
        Optional<LabelSet> labels = datasets.labelSet(d.labelSet(), Optional.empty());
        return new View(
                d.id(),
                d.name(),
                d.description(),
                d.labelSet(),
                labels.map(LabelSet::version).orElse(0),
                d.kind().id(),
                labels.map(LabelSet::classes).orElse(List.of()),
                d.samples(),
                d.versions(),
                d.createdBy(),
                d.createdAt());
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
    public View one(@PathParam("id") String id) {
        return view(known(id));
    }

    /** A further version of its label set. */
    @PUT
    @Path("{id}/classes")
    @Allowed({Role.MANAGER, Role.RESEARCHER})
    public View classes(@PathParam("id") String id, @NotNull @Valid Classes classes) {
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
            @NotEmpty @Size(max = 1000) List<@Valid LabelDraft> labels,
            @Context SecurityContext security) {
        Dataset dataset = known(id);
        String by = Caller.of(security.getUserPrincipal()).getName();
        List<NewAnnotation> wanted =
                valid(() -> labels.stream().map(l -> annotation(l, dataset, by)).toList());
        return annotations.add(dataset.id(), wanted).stream().map(AnnotationView::of).toList();
    }

    private static NewAnnotation annotation(LabelDraft draft, Dataset dataset, String by) {
        List<Row.LabeledObject> objects =
                draft.objects() == null
                        ? List.of()
                        : draft.objects().stream().map(DatasetResource::object).toList();
        return new NewAnnotation(
                "hand/" + UUID.randomUUID(),
                draft.sample(),
                dataset.labelSet(),
                draft.label() == null ? "" : draft.label(),
                objects,
                1,
                new Annotation.Source(by, "", ""));
    }

    private static Row.LabeledObject object(ObjectDraft draft) {
        Box box =
                new Box(
                        draft.box().get(0),
                        draft.box().get(1),
                        draft.box().get(2),
                        draft.box().get(3));
        return new Row.LabeledObject(
                "", draft.label(), box, box.area(), false, List.of(), Map.of());
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
            @PathParam("id") String id, @Valid Cut cut, @Context SecurityContext security) {
        Dataset dataset = known(id);
        Cut asked =
                cut == null ? new Cut(null, null, null, null, null, null, null, null, null) : cut;
        DatasetVersion version =
                datasets.cut(
                        dataset.id(),
                        valid(() -> spec(asked)),
                        Caller.of(security.getUserPrincipal()).getName());
        return Response.created(
                        URI.create("datasets/" + dataset.id() + "/versions/" + version.number()))
                .entity(VersionView.of(version))
                .build();
    }

    private static CutSpec spec(Cut cut) {
        return new CutSpec(
                cut.seed() == null ? 1 : cut.seed(),
                cut.train() == null ? 0.8 : cut.train(),
                cut.validation() == null ? 0.2 : cut.validation(),
                cut.test() == null ? 0 : cut.test(),
                cut.nearDuplicates() == null
                        ? CutSpec.NearDuplicates.JOIN
                        : CutSpec.NearDuplicates.valueOf(
                                cut.nearDuplicates().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(cut.labelSetVersion()),
                cut.leastConfidence() == null ? 0 : cut.leastConfidence(),
                cut.batches() == null ? List.of() : cut.batches(),
                cut.note() == null ? "" : cut.note());
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
