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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Datasets and their versions. */
@Component(service = Datasets.class)
public final class DatasetService implements Datasets {
    private final DatasetStore store;
    private final LabelSets labelSets;
    private final Items items;
    private final VersionCut cuts;
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
        labelSets = new LabelSets(store);
        items = new Items(store, annotations, samples);
        cuts = new VersionCut(store, labelSets, items);
        this.blobs = blobs;
        this.pixels = pixels;
        this.clock = clock;
    }

    @Override
    public LabelSet labelSet(String name, Annotation.Kind kind, List<String> classes) {
        return labelSets.add(name, kind, classes);
    }

    @Override
    public List<LabelSet> labelSets() {
        return labelSets.newest();
    }

    @Override
    public Optional<LabelSet> labelSet(String name, Optional<Integer> version) {
        return labelSets.find(name, version);
    }

    @Override
    public Dataset create(String name, String description, String labelSet, String by) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new InvalidRequestException(
                    "a dataset's name is 1..64 of A-Z a-z 0-9 . _ -, not '" + name + "'");
        }
        LabelSet labels =
                labelSets
                        .find(labelSet, Optional.empty())
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
        return cuts.cut(dataset, spec, by, now());
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
