package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.service.store.dataset.AnnotationStore;
import io.vedette.service.store.dataset.DatasetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows of datasets and versions with what they name, a page at a time. */
final class Items {
    private static final int PAGE = 1000;
    private final DatasetStore store;
    private final AnnotationStore annotations;
    private final SampleStore samples;

    Items(DatasetStore store, AnnotationStore annotations, SampleStore samples) {
        this.store = store;
        this.annotations = annotations;
        this.samples = samples;
    }

    /** All labeled samples of a dataset with the annotation that counts now. */
    List<Entry> current(String dataset) {
        List<Entry> all = new ArrayList<>();
        String after = "";
        List<Annotation> page = store.current(dataset, after, PAGE);
        while (!page.isEmpty()) {
            Map<String, Sample> known = samples(page.stream().map(Annotation::sample).toList());
            page.forEach(a -> all.add(new Entry(known.get(a.sample()), a)));
            after = page.get(page.size() - 1).sample();
            page = store.current(dataset, after, PAGE);
        }
        return all;
    }

    /** Each item of some splits. */
    void each(String version, Set<Split> splits, Consumer<DatasetStore.Item> to) {
        each(version, splits, page -> page.forEach(to), PAGE);
    }

    /** Pages of items of some splits. */
    void each(
            String version, Set<Split> splits, Consumer<List<DatasetStore.Item>> to, int pageSize) {
        String after = "";
        List<DatasetStore.Item> page = store.items(version, splits, after, pageSize);
        while (!page.isEmpty()) {
            to.accept(page);
            after = page.get(page.size() - 1).sample();
            page = store.items(version, splits, after, pageSize);
        }
    }

    /** Items with their sample and annotation. */
    List<VersionItem> whole(String version, List<DatasetStore.Item> page) {
        Map<String, Sample> known = samples(page.stream().map(DatasetStore.Item::sample).toList());
        Map<String, Annotation> said =
                annotations
                        .annotations(page.stream().map(DatasetStore.Item::annotation).toList())
                        .stream()
                        .collect(Collectors.toMap(Annotation::id, a -> a));
        return page.stream()
                .map(
                        i ->
                                new VersionItem(
                                        version,
                                        known.get(i.sample()),
                                        said.get(i.annotation()),
                                        i.group(),
                                        i.split()))
                .toList();
    }

    private Map<String, Sample> samples(List<String> ids) {
        return samples.samples(ids).stream().collect(Collectors.toMap(Sample::id, s -> s));
    }
}
