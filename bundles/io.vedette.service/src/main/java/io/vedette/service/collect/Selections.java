package io.vedette.service.collect;

import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Chooses samples that are worth a person's time, and remembers why. Thread-safe. */
@ProviderType
public interface Selections {
    /**
     * Begins to choose in the background.
     *
     * @param by who asks
     * @return the selection, RUNNING
     * @throws io.vedette.service.problem.InvalidRequestException where a strategy is not there
     */
    Selection start(SelectionRequest request, String by);

    /** Chooses on the calling thread; for callers that go in lock step. */
    Selection run(SelectionRequest request, String by);

    /** The selection of this id. */
    Optional<Selection> selection(String id);

    /** Newest first. */
    Page<Selection> list(Optional<String> cursor, int limit);

    /** Chosen samples, best first. */
    Page<Selection.Row> rows(String selection, Optional<String> cursor, int limit);

    /** In which selections a sample was chosen, and why. */
    List<Selection.Row> ofSample(String sample);
}
