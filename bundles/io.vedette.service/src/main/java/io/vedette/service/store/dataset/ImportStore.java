package io.vedette.service.store.dataset;

import io.vedette.service.dataset.Transfers;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what imports were asked for, so that one goes on after a stop, and what became of them.
 * Calls block on the database; all are safe from any thread.
 */
@ProviderType
public interface ImportStore {
    /** Keeps what an import was asked for; what is kept already stays. */
    void asked(String operation, Transfers.ImportRequest request);

    /** What an import was asked for. */
    Optional<Transfers.ImportRequest> asked(String operation);

    /** Keeps the report of an import; a later one of the same operation replaces it. */
    void report(Transfers.ImportReport report);

    /** The report of an import. */
    Optional<Transfers.ImportReport> report(String operation);
}
