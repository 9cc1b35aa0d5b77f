package io.vedette.core.dataset.internal;

import io.vedette.service.blob.BlobStore;
import io.vedette.service.collect.Sample;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.http.Page;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.service.store.dataset.AnnotationStore;
import io.vedette.service.store.dataset.DatasetStore;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.training.TrainingData;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Datasets and their versions. */
@Component(service = Datasets.class)
public final class DatasetService implements Datasets {
    private final DatasetStore store;
    private final Items items;
    private final BlobStore blobs;
    private final Pixels pixels;
    private final Clock clock;

    /** As a component. */
    @Activate
    public DatasetService(
            @Reference DatasetStore store,
            @Reference AnnotationStore annotations,
            @Reference SampleStore samples,
            @Reference BlobStore blobs,
            @Reference Pixels pixels) {
        this(store, annotations, samples, blobs, pixels, Clock.systemUTC());
    }

    DatasetService(
            DatasetStore store,
            AnnotationStore annotations,
            SampleStore samples,
            BlobStore blobs,
            Pixels pixels,
            Clock clock) {
        this.store = store;
        this.items = new Items(store, annotations, samples);
        this.blobs = blobs;
        this.pixels = pixels;
        this.clock = clock;
    }

    @Override
    public LabelSet labelSet(String name, Annotation.Kind kind, List<String> classes) {
        List<LabelSet> versions = store.labelSets(name);
        if (!versions.isEmpty()) {
            LabelSet newest = versions.get(versions.size() - 1);
            if (newest.kind() != kind) {
                throw new ConflictException(
                        "label set " + name + " is of the kind " + newest.kind().id());
            }
            if (newest.classes().equals(classes)) {
                return newest;
            }
        }
        LabelSet added;
        try {
            added = new LabelSet(name, versions.size() + 1, kind, classes);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
        store.addLabelSet(added);
        return added;
    }

    @Override
    public List<LabelSet> labelSets() {
        Map<String, LabelSet> newest = new TreeMap<>();
        store.labelSets().forEach(l -> newest.put(l.name(), l));
        return List.copyOf(newest.values());
    }

    @Override
    public Optional<LabelSet> labelSet(String name, Optional<Integer> version) {
        List<LabelSet> versions = store.labelSets(name);
        return version.map(v -> versions.stream().filter(l -> l.version() == v).findFirst())
                .orElseGet(
                        () ->
                                versions.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(versions.get(versions.size() - 1)));
    }

    @Override
    public Dataset create(String name, String description, String labelSet, String by) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new InvalidRequestException(
                    "a dataset's name is 1..64 of A-Z a-z 0-9 . _ -, not '" + name + "'");
        }
        LabelSet labels =
                labelSet(labelSet, Optional.empty())
                        .orElseThrow(
                                () -> new NotFoundException("there is no label set " + labelSet));
        if (store.datasetNamed(name).isPresent()) {
            throw new ConflictException("there is a dataset " + name + " already");
        }
        Dataset added =
                new Dataset(
                        UUID.randomUUID().toString(),
                        name,
                        description,
                        labelSet,
                        labels.kind(),
                        0,
                        0,
                        by,
                        now());
        store.add(added);
        return added;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Optional<Dataset> dataset(String idOrName) {
        return store.dataset(idOrName).or(() -> store.datasetNamed(idOrName));
    }

    @Override
    public Page<Dataset> list(Optional<String> cursor, int limit) {
        return store.list(cursor, limit);
    }

    @Override
    public DatasetVersion cut(String id, CutSpec spec, String by) {
        Dataset dataset =
                dataset(id).orElseThrow(() -> new NotFoundException("there is no dataset " + id));
        LabelSet labels =
                labelSet(dataset.labelSet(), spec.labelSetVersion())
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "label set "
                                                        + dataset.labelSet()
                                                        + " has no version "
                                                        + spec.labelSetVersion().orElse(0)));
        Optional<DatasetVersion> parent = store.versions(dataset.id()).stream().findFirst();
        Map<String, Split> before = new HashMap<>();
        parent.ifPresent(
                p ->
                        items.each(
                                p.id(),
                                EnumSet.allOf(Split.class),
                                i -> before.put(i.sample(), i.split())));
        List<Entry> labeled = items.current(dataset.id());
        Cutting.Cut cut = new Cutting(spec, before, labels.classes()).cut(labeled);
        if (cut.items().isEmpty()) {
            throw new InvalidRequestException(
                    "dataset "
                            + dataset.name()
                            + " has nothing to cut a version of: "
                            + labeled.size()
                            + " labeled samples, left out "
                            + cut.leftOut());
        }
        DatasetVersion version = version(dataset, labels, parent, spec, cut, by);
        store.add(
                version,
                cut.groups(),
                cut.items().stream()
                        .map(
                                i ->
                                        new DatasetStore.Item(
                                                i.entry().sample().id(),
                                                i.entry().annotation().id(),
                                                i.group(),
                                                i.split()))
                        .toList());
        return version;
    }

    private DatasetVersion version(
            Dataset dataset,
            LabelSet labels,
            Optional<DatasetVersion> parent,
            CutSpec spec,
            Cutting.Cut cut,
            String by) {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            sizes.put(split, 0);
        }
        Map<String, Integer> classes = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (Cutting.Placed item : cut.items()) {
            sizes.merge(item.split(), 1, Integer::sum);
            Annotation annotation = item.entry().annotation();
            List<String> found =
                    annotation.kind() == Annotation.Kind.CLASS
                            ? List.of(annotation.label())
                            : annotation.objects().stream().map(o -> o.label()).toList();
            found.forEach(c -> classes.merge(item.split().id() + "/" + c, 1, Integer::sum));
            lines.add(Manifest.line(item.entry(), item.group(), item.split()));
        }
        return new DatasetVersion(
                UUID.randomUUID().toString(),
                dataset.id(),
                parent.map(p -> p.number() + 1).orElse(1),
                parent.map(DatasetVersion::id),
                labels,
                Manifest.hash(labels, lines),
                spec,
                sizes,
                classes,
                cut.leftOut(),
                by,
                now());
    }

    @Override
    public Optional<DatasetVersion> version(String id) {
        return store.version(id);
    }

    @Override
    public List<DatasetVersion> versions(String dataset) {
        return store.versions(dataset);
    }

    @Override
    public Page<VersionItem> items(
            String version, Optional<Split> split, Optional<String> cursor, int limit) {
        needed(version);
        Set<Split> splits = split.<Set<Split>>map(Set::of).orElse(EnumSet.allOf(Split.class));
        List<DatasetStore.Item> rows = store.items(version, splits, cursor.orElse(""), limit + 1);
        List<DatasetStore.Item> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                items.whole(version, page),
                rows.size() <= limit
                        ? Optional.empty()
                        : Optional.of(page.get(limit - 1).sample()));
    }

    private DatasetVersion needed(String version) {
        return store.version(version)
                .orElseThrow(() -> new NotFoundException("there is no dataset version " + version));
    }

    @Override
    public List<Membership> ofSample(String sample) {
        return store.ofSample(sample);
    }

    @Override
    public TrainingData trainingData(String id) {
        DatasetVersion version = needed(id);
        if (version.labelSet().kind() != Annotation.Kind.CLASS) {
            throw new InvalidRequestException(
                    "version "
                            + id
                            + " holds boxes; a trainer of classes needs a dataset of the kind"
                            + " class");
        }
        List<VersionExamples.Labeled> examples = new ArrayList<>();
        items.each(
                id,
                EnumSet.of(Split.TRAIN, Split.VALIDATION),
                page -> {
                    for (VersionItem item : items.whole(id, page)) {
                        Sample sample = item.sample();
                        examples.add(
                                new VersionExamples.Labeled(
                                        sample.id(),
                                        sample.cropOrPicture(),
                                        version.names().indexOf(item.annotation().label()),
                                        item.split()));
                    }
                },
                500);
        return new VersionExamples(examples, blobs, pixels);
    }

    @Override
    public boolean verify(String id) {
        DatasetVersion version = needed(id);
        List<String> lines = new ArrayList<>();
        items.each(
                id,
                EnumSet.allOf(Split.class),
                page -> {
                    for (VersionItem item : items.whole(id, page)) {
                        lines.add(
                                Manifest.line(
                                        new Entry(item.sample(), item.annotation()),
                                        item.group(),
                                        item.split()));
                    }
                },
                500);
        return Manifest.hash(version.labelSet(), lines).equals(version.manifest());
    }
}
