package io.vedette.core.loop.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Samples;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.collect.Selections;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.http.Page;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.problem.ConflictException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which samples are labeled, and the dataset version that comes of it. */
@Component(service = LabelSteps.class)
public final class LabelSteps {
    /** What a crop may show, in the order of a model's output. */
    static final List<String> CLASSES = List.of("person", "vehicle", "animal", "nothing");

    /** The class that alerts are about. */
    static final String PERSON = "person";

    private static final String LABEL_SET = "yard";
    private final Selections selections;
    private final Samples samples;
    private final Datasets datasets;
    private final LabelingWork labeling;
    private final Truths truths;

    /** With what chooses, labels and cuts. */
    @Activate
    public LabelSteps(
            @Reference Selections selections,
            @Reference Samples samples,
            @Reference Datasets datasets,
            @Reference LabelingWork labeling,
            @Reference Truths truths) {
        this.selections = selections;
        this.samples = samples;
        this.datasets = datasets;
        this.labeling = labeling;
        this.truths = truths;
    }

    LoopStep select() {
        return new Named("select", this::select);
    }

    LoopStep label() {
        return new Named("label", this::label);
    }

    LoopStep version() {
        return new Named("version", this::version);
    }

    private String select(Walk walk) {
        SelectionRequest request =
                new SelectionRequest(
                        walk.request().samples(),
                        walk.request().seed(),
                        List.of(
                                part("verdict", 0.7, SelectionRequest.Pool.TRAINING),
                                part("random", 0.2, SelectionRequest.Pool.TRAINING),
                                part("random", 0.1, SelectionRequest.Pool.EVALUATION)),
                        new SampleFilter(
                                Set.copyOf(walk.plan().cameras()),
                                Optional.of(walk.plan().group()),
                                Set.of(),
                                Set.of(),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        -1,
                        true,
                        "loop " + walk.id());
        Selection selection = selections.run(request, walk.by());
        walk.facts().put("selection", selection.id());
        walk.say().accept(selection.chosen() + " samples chosen");
        return selection.id();
    }

    private static SelectionRequest.Part part(
            String strategy, double share, SelectionRequest.Pool pool) {
        return new SelectionRequest.Part(strategy, share, pool, Map.of());
    }

    private String label(Walk walk) throws InterruptedException, IOException {
        datasets.labelSet(LABEL_SET, Annotation.Kind.CLASS, CLASSES);
        String name = "loop-" + walk.id();
        Dataset dataset =
                datasets.dataset(name)
                        .orElseGet(
                                () ->
                                        datasets.create(
                                                name,
                                                "labeled by loop " + walk.id(),
                                                LABEL_SET,
                                                walk.by()));
        walk.facts().put("dataset", dataset.id());
        List<Sample> chosen = chosen(walk.facts().need("selection"));
        Pictures pictures = Pictures.of(chosen, walk.plan().slices(Plan.Phase.COLLECT), truths);
        if (walk.request().labels() == LoopRequest.Labels.SHUFFLED) {
            pictures.shuffled(walk.request().seed());
        }
        return labeling.label(walk, dataset.id(), LABEL_SET, chosen, pictures);
    }

    /** Only what is about a track: a whole picture is no question of class. */
    private List<Sample> chosen(String selection) {
        List<Sample> chosen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Selection.Row> page = selections.rows(selection, cursor, 500);
            for (Selection.Row row : page.items()) {
                samples.sample(row.sample())
                        .filter(s -> s.crop().isPresent() && s.known().box().isPresent())
                        .ifPresent(chosen::add);
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return chosen;
    }

    /** Nothing can be learned, or set a threshold by, where one side of the split lacks people. */
    private static void check(DatasetVersion version) {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            int people = version.classes().getOrDefault(split.id() + "/" + PERSON, 0);
            int all = version.sizes().getOrDefault(split, 0);
            if (people == 0 || split == Split.TRAIN && people == all) {
                throw new ConflictException(
                        "too little was collected to learn from: of "
                                + all
                                + " labeled pictures for "
                                + split.id()
                                + ", "
                                + people
                                + " show a person; collect longer (--hours) or with more cameras"
                                + " (--cameras)");
            }
        }
    }

    private String version(Walk walk) {
        String dataset = walk.facts().need("dataset");
        String note = "loop " + walk.id();
        DatasetVersion version =
                datasets.versions(dataset).stream()
                        .filter(v -> v.spec().note().equals(note))
                        .findFirst()
                        .orElseGet(
                                () ->
                                        datasets.cut(
                                                dataset,
                                                new CutSpec(
                                                        walk.request().seed(),
                                                        0.75,
                                                        0.25,
                                                        0,
                                                        CutSpec.NearDuplicates.DROP,
                                                        Optional.empty(),
                                                        0,
                                                        List.of(),
                                                        note),
                                                walk.by()));
        check(version);
        walk.facts().put("version", version.id());
        walk.facts().put("labels", version.sizes().values().stream().mapToInt(n -> n).sum());
        walk.say().accept("version of " + version.sizes());
        return version.id();
    }
}
