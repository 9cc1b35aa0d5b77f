package io.vedette.service.store.dataset;

import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.NewAnnotation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps annotation revisions. Append-only. Calls block on the database; all are thread-safe. */
@ProviderType
public interface AnnotationStore {
    /**
     * Adds revisions, all or none, makes their samples members of the dataset and marks them
     * labeled; a key that is there changes nothing.
     *
     * @return the revisions, in the order given
     */
    List<Annotation> add(
            String dataset, Annotation.Kind kind, List<NewAnnotation> annotations, Instant now);

    /** One revision. */
    Optional<Annotation> annotation(String id);

    /** These revisions, in any order. */
    List<Annotation> annotations(Collection<String> ids);

    /** All revisions of a sample, oldest first. */
    List<Annotation> ofSample(String sample);

    /** What a batch decided, in the order it came. */
    List<Annotation> ofBatch(String batch);
}
