package io.vedette.service.store.evaluation;

import io.vedette.service.evaluation.MarkFilter;
import io.vedette.service.http.Page;
import io.vedette.spi.metric.Mark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Evaluations in SQL. Thread-safe. */
@ProviderType
public interface EvaluationStore {
    /** Adds a row. */
    void add(EvaluationRow row);

    /**
     * Replaces a row and all its marks at once.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none of its id
     */
    void finish(EvaluationRow row, List<Mark> marks);

    /** A row. */
    Optional<EvaluationRow> row(String id);

    /** Newest first. */
    Page<EvaluationRow> list(Optional<String> model, Optional<String> cursor, int limit);

    /** Ids of those in a state, oldest first. */
    List<String> inState(String state);

    /** Marks in the order they were made. */
    Page<Mark> marks(String id, MarkFilter filter, Optional<String> cursor, int limit);

    /** Blobs that rows name. */
    Set<String> blobs();
}
