package io.vedette.service.store.operation;

import io.vedette.service.http.Page;
import io.vedette.service.operation.Operation;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps operations. Thread-safe; calls block on the database. */
@ProviderType
public interface OperationStore {

    /** Adds or replaces an operation. */
    void save(Operation operation);

    /** One operation. */
    Optional<Operation> operation(String id);

    /** Operations that have not ended, oldest first. */
    List<Operation> unfinished();

    /** Operations, newest first. */
    Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit);
}
