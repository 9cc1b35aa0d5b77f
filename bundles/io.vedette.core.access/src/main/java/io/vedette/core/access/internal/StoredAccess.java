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

    // Compared with when there is no such person, so that an answer takes as long as for one there
    // is.
    private static final String NOBODYS_HASH = Secrets.hashPassword(Secrets.fresh(""));
    private static final Logger LOG = LoggerFactory.getLogger(StoredAccess.class);

    private final AccessStore store;
    private final Clock clock;
    private final FailureLimit limit;
    private final Sessions sessions;
    private final People people;
    private final AuditTrail audit;

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
        limit = new FailureLimit(clock);
        sessions = new Sessions(store, clock);
        people = new People(store, clock);
        audit = new AuditTrail(store, clock);
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
        return sessions.find(cookie).map(SessionRow::caller);
    }

    @Override
    public Optional<String> csrf(String cookie) {
        return sessions.csrf(cookie);
    }

    @Override
    public boolean csrfMatches(String cookie, String csrf) {
        return sessions.csrfMatches(cookie, csrf);
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
        return sessions.open(caller(row.get()), Optional.of(row.get().id()), row.get().expires());
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
        return sessions.open(caller, Optional.empty(), Optional.empty());
    }

    @Override
    public void signOut(String cookie) {
        sessions.close(cookie);
    }

    @Override
    public NewToken createToken(
            String name,
            Set<Role> roles,
            Optional<String> vendor,
            Optional<Duration> life,
            Caller by) {
        RoleRules.check(roles);
        if (roles.contains(Role.VENDOR) != vendor.isPresent()) {
            throw new InvalidRequestException("a vendor's token, and no other, names its vendor");
        }
        if (life.isPresent() && (life.get().isNegative() || life.get().isZero())) {
            throw new InvalidRequestException("a token's life must be positive");
        }
        // what the database can hold
        Instant now = Instant.ofEpochMilli(clock.millis());
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
        return people.list();
    }

    @Override
    public Optional<Person> person(String name) {
        return people.find(name);
    }

    @Override
    public Person addPerson(String name, String displayName, String password, Set<Role> roles) {
        return people.add(name, displayName, password, roles);
    }

    @Override
    public Person changePerson(
            String name,
            long revision,
            String displayName,
            Optional<String> password,
            Set<Role> roles,
            boolean enabled) {
        return people.change(name, revision, displayName, password, roles, enabled);
    }

    @Override
    public void removePerson(String name) {
        people.remove(name);
    }

    @Override
    public void audit(Caller who, String action, String target, String outcome) {
        audit.add(who, action, target, outcome);
    }

    @Override
    public List<AuditRecord> auditTrail(Optional<String> before, int limit) {
        return audit.list(before, limit);
    }

    private Optional<TokenRow> token(String secret) {
        return store.tokenByHash(Secrets.hash(secret))
                .filter(row -> row.expires().map(end -> end.isAfter(clock.instant())).orElse(true));
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
}
