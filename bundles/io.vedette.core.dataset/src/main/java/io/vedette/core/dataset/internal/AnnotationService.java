package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.LabelSet;
import io.vedette.service.dataset.NewAnnotation;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.dataset.AnnotationStore;
import io.vedette.service.store.dataset.DatasetStore;
import io.vedette.spi.format.Row;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks annotations and appends them. */
@Component(service = Annotations.class)
public final class AnnotationService implements Annotations {
    /** Two that append to one sample at once: the second finds the next revision. */
    private static final int ATTEMPTS = 5;

    private final AnnotationStore store;
    private final DatasetStore datasets;
    private final Clock clock;

    /** As a component. */
    @Activate
    public AnnotationService(@Reference AnnotationStore store, @Reference DatasetStore datasets) {
        this(store, datasets, Clock.systemUTC());
    }

    AnnotationService(AnnotationStore store, DatasetStore datasets, Clock clock) {
        this.store = store;
        this.datasets = datasets;
        this.clock = clock;
    }

    @Override
    public List<Annotation> add(String dataset, List<NewAnnotation> annotations) {
        Dataset into =
                datasets.dataset(dataset)
                        .or(() -> datasets.datasetNamed(dataset))
                        .orElseThrow(() -> new NotFoundException("there is no dataset " + dataset));
        List<LabelSet> versions = datasets.labelSets(into.labelSet());
        Set<String> classes = new HashSet<>(versions.get(versions.size() - 1).classes());
        annotations.forEach(a -> check(a, into, classes));
        if (annotations.isEmpty()) {
            return List.of();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return store.add(into.id(), into.kind(), annotations, clock.instant());
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void check(NewAnnotation annotation, Dataset into, Set<String> classes) {
        if (!annotation.labelSet().equals(into.labelSet())) {
            throw new InvalidRequestException(
                    "dataset "
                            + into.name()
                            + " is labeled with "
                            + into.labelSet()
                            + ", not with "
                            + annotation.labelSet());
        }
        if (into.kind() == Annotation.Kind.CLASS) {
            known(annotation, annotation.label(), into, classes);
        } else {
            for (Row.LabeledObject object : annotation.objects()) {
                known(annotation, object.label(), into, classes);
            }
        }
    }

    private static void known(
            NewAnnotation annotation, String label, Dataset into, Set<String> classes) {
        if (!classes.contains(label)) {
            throw new InvalidRequestException(
                    "sample "
                            + annotation.sample()
                            + ": '"
                            + label
                            + "' is no class of "
                            + into.labelSet()
                            + "; it has "
                            + classes.stream().sorted().limit(20).toList());
        }
    }

    @Override
    public List<Annotation> ofSample(String sample) {
        return store.ofSample(sample);
    }

    @Override
    public List<Annotation> ofBatch(String batch) {
        return store.ofBatch(batch);
    }

    @Override
    public Optional<Annotation> annotation(String id) {
        return store.annotation(id);
    }
}
