package io.vedette.service.dataset;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes decided labels and keeps every revision of them. Labeling writes here; nothing is ever
 * changed or removed. Thread-safe; calls block on the database.
 */
@ProviderType
public interface Annotations {
    /**
     * Adds annotations, all or none, and makes their samples members of a dataset. What comes again
     * under the same key changes nothing.
     *
     * @param dataset id
     * @return the revisions, in the order given
     * @throws io.vedette.service.problem.InvalidRequestException where a class is not of the label
     *     set or a sample is not there
     * @throws io.vedette.service.problem.NotFoundException where the dataset or label set is not
     */
    List<Annotation> add(String dataset, List<NewAnnotation> annotations);

    /** All revisions of a sample under all label sets, oldest first. */
    List<Annotation> ofSample(String sample);

    /** What a labeling batch decided, in the order it came. */
    List<Annotation> ofBatch(String batch);

    /** One revision. */
    Optional<Annotation> annotation(String id);
}
