package io.vedette.service.operation;

import io.vedette.service.http.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Long work: it is started, runs on a thread lent by the core, says how far it is, can be
 * cancelled, and what became of it stays to be asked for. Rows are kept in SQL, progress about
 * every second; the database may be away for a while. Thread-safe.
 */
@ProviderType
public interface Operations {

    /**
     * Starts work.
     *
     * @param kind what is done; operations of a kind run one after the other
     * @param subject on what; may be empty
     * @param by name of the caller
     * @param work what to do
     */
    Operation start(String kind, String subject, String by, Work work);

    /**
     * Goes on with an operation that the last stop of the server interrupted, under its old id.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     * @throws io.vedette.service.problem.ConflictException where it is not interrupted
     */
    Operation resume(String id, Work work);

    /** An operation. */
    Optional<Operation> operation(String id);

    /** Operations of a kind that were interrupted, oldest first, for their owner to resume. */
    List<Operation> interrupted(String kind);

    /** Operations, newest first. */
    Page<Operation> list(Optional<String> kind, Optional<String> cursor, int limit);

    /**
     * Asks an operation to stop; it stops when its work next looks.
     *
     * @return as it stands now
     * @throws io.vedette.service.problem.NotFoundException where there is none
     * @throws io.vedette.service.problem.ConflictException where it has ended
     */
    Operation cancel(String id);
}
