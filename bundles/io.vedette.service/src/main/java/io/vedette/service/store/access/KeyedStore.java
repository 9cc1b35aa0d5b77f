package io.vedette.service.store.access;

import io.vedette.service.http.Idempotency;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps writes that carried an {@code Idempotency-Key}. Calls block on the database; all are safe
 * from any thread and from several servers.
 */
@ProviderType
public interface KeyedStore {

    /**
     * Adds a row, in the place of one of the same id that has expired when the new one is created.
     * Returns the row that is there instead, which then stays as it is.
     */
    Optional<KeyedRow> take(KeyedRow row);

    /** Keeps the answer of a row; nothing happens when it is gone. */
    void done(String id, Idempotency.Answer answer);

    /** Marks a row as doubtful; nothing happens when it is gone. */
    void doubtful(String id);

    /** Removes a row; nothing happens when it is gone. */
    void remove(String id);

    /** How many rows a scope has. */
    long count(String scope);

    /** Removes rows that ended before this moment; returns how many. */
    int removeExpired(Instant now);
}
