package io.vedette.service.store.collect;

import io.vedette.service.collect.Selection;
import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps selections. Calls block on the database; all are safe from any thread. */
@ProviderType
public interface SelectionStore {
    /** Adds a selection. */
    void add(Selection selection);

    /** Writes the rows of a running selection and its end, at once. */
    void finish(Selection selection, List<Selection.Row> rows);

    /** The selection of this id. */
    Optional<Selection> selection(String id);

    /** Newest first. */
    Page<Selection> list(Optional<String> cursor, int limit);

    /** Selections of a state. */
    List<Selection> inState(Selection.State state);

    /** Chosen samples, best first. */
    Page<Selection.Row> rows(String selection, Optional<String> cursor, int limit);

    /** In which selections a sample was chosen. */
    List<Selection.Row> ofSample(String sample);

    /** Which of these samples were chosen before. */
    Set<String> chosen(java.util.Collection<String> samples);
}
