package io.vedette.core.access.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.security.Access;
import io.vedette.service.security.AuditRecord;
import io.vedette.service.security.Caller;
import io.vedette.service.security.NewSession;
import io.vedette.service.security.NewToken;
import io.vedette.service.security.Person;
import io.vedette.service.security.Role;
import io.vedette.service.security.Token;
import io.vedette.service.store.access.AccessStore;
import io.vedette.service.store.access.SessionRow;
import io.vedette.service.store.access.TokenRow;
import io.vedette.service.store.access.UserRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access kept in a store. The first start of a server, when there is no token, makes one for the
 * admin.
 */
@Component(immediate = true)
public final class StoredAccess implements Access {

    static final Duration SESSION = Duration.ofHours(12);
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;
    // Compared with when there is no such person, so that an answer takes as long as for one there
    // is.
    private static final String NOBODYS_HASH = Secrets.hashPassword(Secrets.fresh(""));
    private static final Logger LOG = LoggerFactory.getLogger(StoredAccess.class);

    private final AccessStore store;
    private final Clock clock;
    private final FailureLimit limit;
    private final AtomicInteger auditCount = new AtomicInteger();

    /**
     * @param store where everything is kept
     * @param context knows the data folder
     */
    @Activate
    public StoredAccess(@Reference AccessStore store, BundleContext context) {
        this(
                store,
                Clock.systemUTC(),
                Path.of(
                        Optional.ofNullable(context.getProperty("vedette.data"))
                                .orElse(context.getProperty("karaf.data"))));
    }

    StoredAccess(AccessStore store, Clock clock, Path data) {
        this.store = store;
        this.clock = clock;
        this.limit = new FailureLimit(clock);
        store.removeExpired(clock.instant());
        if (store.tokens().isEmpty()) {
            NewToken admin =
                    createToken(
                            "admin",
                            Set.of(Role.ADMIN),
                            Optional.empty(),
                            Optional.empty(),
                            Caller.SYSTEM);
            AdminToken.write(data, admin.secret());
            LOG.info("made the first admin token: {}", data.resolve("admin-token"));
        }
    }

    @Override
    public Optional<Caller> byToken(String secret, String address) {
        limit.check(address);
        Optional<Caller> caller = token(secret).map(StoredAccess::caller);
        if (caller.isPresent()) {
            limit.succeeded(address);
        } else {
            limit.failed(address);
        }
        return caller;
    }

    @Override
    public Optional<Caller> bySession(String cookie) {
        return session(cookie).map(SessionRow::caller);
    }

    @Override
    public Optional<String> csrf(String cookie) {
        String csrf = Secrets.csrf(cookie);
        return csrfMatches(cookie, csrf) ? Optional.of(csrf) : Optional.empty();
    }

    @Override
    public boolean csrfMatches(String cookie, String csrf) {
        return session(cookie)
                .map(session -> Secrets.same(session.csrfHash(), Secrets.hash(csrf)))
                .orElse(false);
    }

    @Override
    public NewSession signIn(String token, String address) {
        limit.check(address);
        Optional<TokenRow> row = token(token);
        if (row.isEmpty()) {
            limit.failed(address);
            throw new UnauthenticatedException("there is no such token");
        }
        limit.succeeded(address);
        return open(caller(row.get()), Optional.of(row.get().id()), row.get().expires());
    }

    @Override
    public NewSession signIn(String user, String password, String address) {
        String nameKey = "user " + user;
        limit.check(address);
        limit.check(nameKey);
        Optional<UserRow> row = store.user(user).filter(UserRow::enabled);
        boolean fits =
                Secrets.passwordFits(password, row.map(UserRow::passwordHash).orElse(NOBODYS_HASH));
        if (row.isEmpty() || !fits) {
            limit.failed(address);
            limit.failed(nameKey);
            throw new UnauthenticatedException("name and password do not fit");
        }
        limit.succeeded(address);
        limit.succeeded(nameKey);
        Caller caller = new Caller(row.get().name(), row.get().roles(), Optional.empty());
        return open(caller, Optional.empty(), Optional.empty());
    }

    @Override
    public void signOut(String cookie) {
        store.removeSession(Secrets.hash(cookie));
    }

    @Override
    public NewToken createToken(
            String name,
            Set<Role> roles,
            Optional<String> vendor,
            Optional<Duration> life,
            Caller by) {
        checkRoles(roles);
        if (roles.contains(Role.VENDOR) != vendor.isPresent()) {
            throw new InvalidRequestException("a vendor's token, and no other, names its vendor");
        }
        if (life.isPresent() && (life.get().isNegative() || life.get().isZero())) {
            throw new InvalidRequestException("a token's life must be positive");
        }
        Instant now = now();
        String secret = Secrets.fresh("vdt_");
        TokenRow row =
                new TokenRow(
                        Secrets.id(),
                        name,
                        Secrets.hash(secret),
                        roles,
                        vendor,
                        by.name(),
                        now,
                        life.map(now::plus));
        store.addToken(row);
        return new NewToken(view(row), secret);
    }

    @Override
    public List<Token> tokens() {
        return store.tokens().stream().map(StoredAccess::view).toList();
    }

    @Override
    public void removeToken(String id) {
        if (!store.removeToken(id)) {
            throw new NotFoundException("there is no token '" + id + "'");
        }
    }

    @Override
    public List<Person> people() {
        return store.users().stream().map(StoredAccess::view).toList();
    }

    @Override
    public Optional<Person> person(String name) {
        return store.user(name).map(StoredAccess::view);
    }

    @Override
    public Person addPerson(String name, String displayName, String password, Set<Role> roles) {
        if (!name.matches("[a-z0-9][a-z0-9._@-]{0,99}")) {
            throw new InvalidRequestException(
                    "a name is of a-z, 0-9 and ._@-, begins with a letter or digit, at most 100 long");
        }
        checkRoles(roles);
        checkPassword(password);
        store.addUser(
                new UserRow(
                        name, displayName, Secrets.hashPassword(password), roles, true, now(), 1));
        return person(name)
                .orElseThrow(() -> new NotFoundException("user '" + name + "' is gone again"));
    }

    @Override
    public Person changePerson(
            String name,
            long revision,
            String displayName,
            Optional<String> password,
            Set<Role> roles,
            boolean enabled) {
        checkRoles(roles);
        password.ifPresent(StoredAccess::checkPassword);
        UserRow old =
                store.user(name)
                        .orElseThrow(
                                () -> new NotFoundException("there is no user '" + name + "'"));
        UserRow changed =
                store.replaceUser(
                        new UserRow(
                                name,
                                displayName,
                                password.map(Secrets::hashPassword).orElse(old.passwordHash()),
                                roles,
                                enabled,
                                old.created(),
                                revision));
        store.removeSessionsOf(name);
        return view(changed);
    }

    @Override
    public void removePerson(String name) {
        if (!store.removeUser(name)) {
            throw new NotFoundException("there is no user '" + name + "'");
        }
    }

    @Override
    public void audit(Caller who, String action, String target, String outcome) {
        Instant now = clock.instant();
        // Time-ordered, and unique among servers: millis, a count, random bits.
        String id =
                String.format(
                        "%012x%04x%s",
                        now.toEpochMilli(),
                        auditCount.getAndIncrement() & 0xffff,
                        Secrets.id().substring(0, 8));
        store.addAudit(
                new AuditRecord(
                        id,
                        now,
                        who.name(),
                        cut(action, 300),
                        cut(target, 300),
                        cut(outcome, 100)));
    }

    @Override
    public List<AuditRecord> auditTrail(Optional<String> before, int limit) {
        return store.audit(before, limit);
    }

    private Optional<TokenRow> token(String secret) {
        return store.tokenByHash(Secrets.hash(secret))
                .filter(row -> row.expires().map(end -> end.isAfter(clock.instant())).orElse(true));
    }

    private Optional<SessionRow> session(String cookie) {
        return store.session(Secrets.hash(cookie))
                .filter(row -> row.expires().isAfter(clock.instant()));
    }

    private NewSession open(Caller caller, Optional<String> tokenId, Optional<Instant> latest) {
        Instant now = now();
        Instant expires =
                latest.filter(end -> end.isBefore(now.plus(SESSION))).orElse(now.plus(SESSION));
        String cookie = Secrets.fresh("");
        String csrf = Secrets.csrf(cookie);
        store.addSession(
                new SessionRow(
                        Secrets.hash(cookie), Secrets.hash(csrf), caller, tokenId, now, expires));
        return new NewSession(cookie, csrf, caller, expires);
    }

    private Instant now() {
        // What the database can hold.
        return Instant.ofEpochMilli(clock.millis());
    }

    private static Caller caller(TokenRow row) {
        return new Caller(row.name(), row.roles(), row.vendor());
    }

    private static Token view(TokenRow row) {
        return new Token(
                row.id(),
                row.name(),
                row.roles(),
                row.vendor(),
                row.createdBy(),
                row.created(),
                row.expires());
    }

    private static Person view(UserRow row) {
        return new Person(
                row.name(),
                row.displayName(),
                row.roles(),
                row.enabled(),
                row.created(),
                row.revision());
    }

    private static void checkRoles(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new InvalidRequestException("at least one role is needed");
        }
        if (roles.contains(Role.VENDOR) && roles.size() > 1) {
            throw new InvalidRequestException("a vendor has no other role");
        }
    }

    private static void checkPassword(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new InvalidRequestException(
                    "a password has "
                            + SHORTEST_PASSWORD
                            + " to "
                            + LONGEST_PASSWORD
                            + " characters");
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
