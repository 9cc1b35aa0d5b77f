package io.vedette.service.store.notify;

import io.vedette.service.notify.NoticeDestination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps destinations, and notices on their way. Notices are added together with their alert: see
 * {@code AlertChange.Added}. Thread-safe; calls block on the database.
 */
@ProviderType
public interface NotifyStore {

    /** All destinations, by id, with their secrets. */
    List<NoticeDestination> destinations();

    /**
     * Adds a destination.
     *
     * @throws io.vedette.service.problem.ConflictException where the id is taken
     */
    NoticeDestination add(NoticeDestination destination);

    /**
     * Replaces the destination whose stored revision is {@code destination.revision()}.
     *
     * @throws io.vedette.service.problem.StaleRevisionException where it is another
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    NoticeDestination replace(NoticeDestination destination);

    /** Removes a destination of a revision, and gives up its notices; see {@link #replace}. */
    void remove(String id, long revision);

    /** Notices to be tried now, the longest waiting first. */
    List<NoticeRow> due(Instant now, int limit);

    /** Writes what became of an attempt. */
    void save(NoticeRow row);

    /** Newest notices, of one destination where it is named. */
    List<NoticeRow> notices(Optional<String> destination, int limit);

    /** Removes notices that are delivered or given up and were last tried before a time. */
    int removeSettled(Instant before);
}
