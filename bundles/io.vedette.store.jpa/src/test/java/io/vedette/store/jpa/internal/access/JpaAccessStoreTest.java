package io.vedette.store.jpa.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.security.AuditRecord;
import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import io.vedette.service.store.access.SessionRow;
import io.vedette.service.store.access.TokenRow;
import io.vedette.service.store.access.UserRow;
import io.vedette.store.jpa.internal.StoreTestSupport;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaAccessStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private StoreTestSupport db = StoreTestSupport.fresh();
    private JpaAccessStore store = new JpaAccessStore(db.tx());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void tokensAreFoundByTheHashOfTheirSecretAfterARestartToo() {
        TokenRow token = token("t1", "aa", Optional.empty());
        store.addToken(token);
        db = db.restarted();
        store = new JpaAccessStore(db.tx());
        assertThat(store.tokenByHash("aa")).contains(token);
        assertThat(store.tokenByHash("ab")).isEmpty();
        assertThat(store.tokens()).containsExactly(token);
    }

    @Test
    void twoTokensOfOneSecretConflict() {
        store.addToken(token("t1", "aa", Optional.empty()));
        assertThatThrownBy(() -> store.addToken(token("t2", "aa", Optional.empty())))
                .isInstanceOf(ConflictException.class);
        assertThat(store.tokens()).hasSize(1);
    }

    @Test
    void aRemovedTokenTakesItsSessionsAlong() {
        store.addToken(token("t1", "aa", Optional.empty()));
        store.addSession(session("s1", Optional.of("t1"), NOW.plusSeconds(60)));
        store.addSession(session("s2", Optional.empty(), NOW.plusSeconds(60)));
        assertThat(store.removeToken("t1")).isTrue();
        assertThat(store.removeToken("t1")).isFalse();
        assertThat(store.session("s1")).isEmpty();
        assertThat(store.session("s2")).isPresent();
    }

    @Test
    void aUserIsReplacedOnlyAtTheRevisionTheCallerHad() {
        store.addUser(user("ann", "Ann", 1));
        UserRow first = store.user("ann").orElseThrow();
        UserRow second =
                store.replaceUser(
                        new UserRow(
                                "ann",
                                "Anna",
                                "h",
                                Set.of(Role.VIEWER),
                                false,
                                NOW,
                                first.revision()));
        assertThat(second.revision()).isGreaterThan(first.revision());
        assertThat(store.user("ann")).contains(second);
        assertThatThrownBy(() -> store.replaceUser(user("ann", "Old", first.revision())))
                .isInstanceOf(StaleRevisionException.class);
        assertThatThrownBy(() -> store.replaceUser(user("bob", "Bob", 1)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> store.addUser(user("ann", "Twice", 1)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void whatHasExpiredIsRemoved() {
        store.addToken(token("t1", "aa", Optional.of(NOW.minusMillis(1))));
        store.addToken(token("t2", "bb", Optional.of(NOW.plusSeconds(1))));
        store.addToken(token("t3", "cc", Optional.empty()));
        store.addSession(session("s1", Optional.empty(), NOW.minusMillis(1)));
        assertThat(store.removeExpired(NOW)).isEqualTo(2);
        assertThat(store.tokens()).extracting(TokenRow::id).containsExactlyInAnyOrder("t2", "t3");
    }

    @Test
    void theAuditIsPagedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            store.addAudit(
                    new AuditRecord(
                            "0" + i, NOW.plusMillis(i), "ann", "POST /cameras", "c" + i, "201"));
        }
        var page = store.audit(Optional.empty(), 2);
        assertThat(page).extracting(AuditRecord::target).containsExactly("c4", "c3");
        assertThat(store.audit(Optional.of(page.get(1).id()), 10))
                .extracting(AuditRecord::target)
                .containsExactly("c2", "c1", "c0");
    }

    private static TokenRow token(String id, String hash, Optional<Instant> expires) {
        return new TokenRow(
                id, "cli", hash, Set.of(Role.ADMIN), Optional.empty(), "system", NOW, expires);
    }

    private static UserRow user(String name, String shown, long revision) {
        return new UserRow(name, shown, "h", Set.of(Role.OPERATOR), true, NOW, revision);
    }

    private static SessionRow session(String id, Optional<String> token, Instant expires) {
        return new SessionRow(
                id,
                "csrf",
                new Caller("ann", Set.of(Role.VIEWER), Optional.of("acme")),
                token,
                NOW,
                expires);
    }
}
