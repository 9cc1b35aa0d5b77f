package io.vedette.service.store.loop;

import io.vedette.service.http.Page;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Loops in SQL. Thread-safe. */
@ProviderType
public interface LoopStore {
    /** Adds a row. */
    void add(LoopRow row);

    /** Replaces the row of its id. */
    void replace(LoopRow row);

    /** A row. */
    Optional<LoopRow> row(String id);

    /** Newest first. */
    Page<LoopRow> list(Optional<String> cursor, int limit);

    /**
     * A loop as it is stored.
     *
     * @param id time-ordered
     * @param state id
     * @param operation id, empty before it was started
     * @param request as JSON
     * @param progress steps and facts as JSON
     * @param message for people
     * @param report as JSON, or empty
     * @param by who asked
     * @param created when
     */
    record LoopRow(
            String id,
            String state,
            String operation,
            String request,
            String progress,
            String message,
            String report,
            String by,
            Instant created) {}
}
