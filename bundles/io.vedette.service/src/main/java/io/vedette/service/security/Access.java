package io.vedette.service.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tokens, people, sessions and the audit. Secrets leave it once, when they are made; only their
 * hashes are kept. All calls block on the database and are safe from any thread. Refusals are
 * {@link io.vedette.service.problem.ServiceException}s.
 */
@ProviderType
public interface Access {

    /**
     * The caller of a bearer token.
     *
     * @param secret the token
     * @param address where the request comes from, for the limit on failures
     * @throws io.vedette.service.problem.TooManyRequestsException when that address failed too
     *     often
     */
    Optional<Caller> byToken(String secret, String address);

    /** The caller of a session's cookie, while the session lasts. */
    Optional<Caller> bySession(String cookie);

    /** The value that writes of this session must repeat in a header, while the session lasts. */
    Optional<String> csrf(String cookie);

    /** Whether this is the value that writes of this session must repeat in a header. */
    boolean csrfMatches(String cookie, String csrf);

    /**
     * Opens a session for the holder of a token.
     *
     * @throws io.vedette.service.problem.UnauthenticatedException when there is no such token
     * @throws io.vedette.service.problem.TooManyRequestsException when that address failed too
     *     often
     */
    NewSession signIn(String token, String address);

    /**
     * Opens a session for a person.
     *
     * @throws io.vedette.service.problem.UnauthenticatedException when name and password do not fit
     * @throws io.vedette.service.problem.TooManyRequestsException when that address or name failed
     *     too often
     */
    NewSession signIn(String user, String password, String address);

    /** Ends a session; nothing happens when there is none. */
    void signOut(String cookie);

    /** Makes a token; its secret is in the answer and nowhere else. */
    NewToken createToken(
            String name,
            Set<Role> roles,
            Optional<String> vendor,
            Optional<Duration> life,
            Caller by);

    /** All tokens, oldest first. */
    List<Token> tokens();

    /**
     * Ends a token and the sessions opened with it.
     *
     * @throws io.vedette.service.problem.NotFoundException when there is none
     */
    void removeToken(String id);

    /** All people, by name. */
    List<Person> people();

    /** A person. */
    Optional<Person> person(String name);

    /**
     * Adds a person.
     *
     * @param password at least ten characters
     */
    Person addPerson(String name, String displayName, String password, Set<Role> roles);

    /**
     * Changes a person and ends their sessions.
     *
     * @param revision the revision that is changed
     * @param password the new one, or empty to keep the old
     */
    Person changePerson(
            String name,
            long revision,
            String displayName,
            Optional<String> password,
            Set<Role> roles,
            boolean enabled);

    /**
     * Removes a person and ends their sessions.
     *
     * @throws io.vedette.service.problem.NotFoundException when there is none
     */
    void removePerson(String name);

    /** Appends to the audit. */
    void audit(Caller who, String action, String target, String outcome);

    /** The audit, newest first; {@code before} is the id after which to go on. */
    List<AuditRecord> auditTrail(Optional<String> before, int limit);
}
