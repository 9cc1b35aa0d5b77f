package io.vedette.service.store.access;

import io.vedette.service.security.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps users, tokens, sessions and the audit. Calls block on the database; all are safe from any
 * thread.
 */
@ProviderType
public interface AccessStore {

    /** Adds a token. */
    void addToken(TokenRow token);

    /** All tokens, oldest first. */
    List<TokenRow> tokens();

    /** The token whose secret has this hash. */
    Optional<TokenRow> tokenByHash(String secretHash);

    /** Removes a token and the sessions opened with it; false when there was none. */
    boolean removeToken(String id);

    /**
     * Adds a person.
     *
     * @throws io.vedette.service.problem.ConflictException when the name is taken
     */
    void addUser(UserRow user);

    /**
     * Replaces a person whose stored revision is {@code user.revision()}; returns the new row.
     *
     * @throws io.vedette.service.problem.StaleRevisionException when it is another
     * @throws io.vedette.service.problem.NotFoundException when there is none
     */
    UserRow replaceUser(UserRow user);

    /** All people, by name. */
    List<UserRow> users();

    /** The person of this name. */
    Optional<UserRow> user(String name);

    /** Removes a person and their sessions; false when there was none. */
    boolean removeUser(String name);

    /** Adds a session. */
    void addSession(SessionRow session);

    /** The session whose cookie has this hash. */
    Optional<SessionRow> session(String idHash);

    /** Ends a session; false when there was none. */
    boolean removeSession(String idHash);

    /** Ends the sessions of a caller. */
    void removeSessionsOf(String callerName);

    /** Removes sessions and tokens that ended before this moment; returns how many. */
    int removeExpired(Instant now);

    /** Appends to the audit. */
    void addAudit(AuditRecord row);

    /**
     * The audit, newest first.
     *
     * @param before only rows whose id sorts before this one, for paging
     * @param limit at most so many, positive
     */
    List<AuditRecord> audit(Optional<String> before, int limit);
}
