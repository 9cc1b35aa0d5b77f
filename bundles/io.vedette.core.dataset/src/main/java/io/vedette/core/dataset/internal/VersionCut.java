package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.Split;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.dataset.DatasetStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Cuts a version of what is labeled now, and stores it with its hash. */
final class VersionCut {
    private final DatasetStore store;
    private final LabelSets labelSets;
    private final Items items;

    VersionCut(DatasetStore store, LabelSets labelSets, Items items) {
        this.store = store;
        this.labelSets = labelSets;
        this.items = items;
    }

    DatasetVersion cut(Dataset dataset, CutSpec spec, String by, Instant now) {
        LabelSet labels =
                labelSets
                        .find(dataset.labelSet(), spec.labelSetVersion())
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
                            + cut.leftOut()
                            + "; "
                            + cut.gaps().values().iterator().next());
        }
        DatasetVersion version = version(dataset, labels, parent, spec, cut, by, now);
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
            String by,
            Instant now) {
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
                cut.gaps(),
                by,
                now);
    }
}
