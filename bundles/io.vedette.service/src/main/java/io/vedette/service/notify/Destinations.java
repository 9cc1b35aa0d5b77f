package io.vedette.service.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is told about alerts, and what is on its way. Secrets never come out: what is returned is
 * {@link NoticeDestination#shown()}, and a setting given back as {@code ***} keeps what is stored.
 * Thread-safe; calls block on the database.
 */
@ProviderType
public interface Destinations {

    /** All, by id. */
    List<NoticeDestination> destinations();

    /** One. */
    Optional<NoticeDestination> destination(String id);

    /**
     * Adds one.
     *
     * @throws io.vedette.service.problem.ConflictException where the id is taken
     * @throws io.vedette.service.problem.InvalidRequestException where it cannot be used
     */
    NoticeDestination add(NoticeDestination destination);

    /**
     * Replaces the one whose stored revision is {@code destination.revision()}.
     *
     * @throws io.vedette.service.problem.StaleRevisionException where it is another
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    NoticeDestination replace(NoticeDestination destination);

    /** Removes one of a revision; see {@link #replace}. */
    void remove(String id, long revision);

    /** The newest notices of a destination. */
    List<Sent> sent(String destination, int limit);

    /**
     * A notice and what became of it.
     *
     * @param alert id
     * @param state {@code waiting}, {@code delivered} or {@code given-up}
     * @param attempts so far
     * @param next not tried before
     * @param why what became of the last attempt
     */
    record Sent(String alert, String state, int attempts, Instant next, String why) {}
}
