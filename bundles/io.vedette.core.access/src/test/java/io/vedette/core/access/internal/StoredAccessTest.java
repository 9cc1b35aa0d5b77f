package io.vedette.core.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.problem.UnauthenticatedException;
import io.vedette.service.security.AuditRecord;
import io.vedette.service.security.Caller;
import io.vedette.service.security.NewSession;
import io.vedette.service.security.NewToken;
import io.vedette.service.security.Person;
import io.vedette.service.security.Role;
import io.vedette.service.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredAccessTest {

    private static final String HERE = "127.0.0.1";

    @TempDir Path data;
    private final MemoryAccessStore store = new MemoryAccessStore();
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private StoredAccess access;

    @BeforeEach
    void start() {
        access = new StoredAccess(store, clock, data);
    }

    @Test
    void theFirstStartWritesAnAdminTokenThatOnlyItsOwnerReads() throws IOException {
        Path file = data.resolve("admin-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String secret = Files.readString(file).trim();
        assertThat(access.byToken(secret, HERE).orElseThrow().has(Role.ADMIN)).isTrue();
        assertThat(store.tokens.toString()).doesNotContain(secret);

        new StoredAccess(store, clock, data);
        assertThat(Files.readString(file).trim()).isEqualTo(secret);
        assertThat(store.tokens).hasSize(1);
    }

    @Test
    void aTokenEndsAtItsTimeOrWhenRemovedAndItsSessionsWithIt() {
        NewToken token =
                access.createToken(
                        "ci",
                        Set.of(Role.VIEWER),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        Caller.SYSTEM);
        NewSession session = access.signIn(token.secret(), HERE);
        assertThat(access.bySession(session.cookie())).isPresent();
        clock.forward(Duration.ofMinutes(5));
        assertThat(access.byToken(token.secret(), HERE)).isEmpty();
        assertThat(access.bySession(session.cookie())).isEmpty();

        NewToken other =
                access.createToken(
                        "ci",
                        Set.of(Role.VIEWER),
                        Optional.empty(),
                        Optional.empty(),
                        Caller.SYSTEM);
        NewSession second = access.signIn(other.secret(), HERE);
        access.removeToken(other.token().id());
        assertThat(access.bySession(second.cookie())).isEmpty();
    }

    @Test
    void aSessionKnowsItsCsrfValueAndEndsAtSignOut() {
        access.addPerson("ann", "Ann", "correct horse", Set.of(Role.OPERATOR));
        NewSession session = access.signIn("ann", "correct horse", HERE);
        assertThat(access.csrfMatches(session.cookie(), session.csrf())).isTrue();
        assertThat(access.csrfMatches(session.cookie(), session.cookie())).isFalse();
        access.signOut(session.cookie());
        assertThat(access.bySession(session.cookie())).isEmpty();
    }

    @Test
    void failuresMakeAnAddressWaitLongerAndLonger() {
        for (int i = 0; i < FailureLimit.FREE; i++) {
            assertThatThrownBy(() -> access.signIn("nobody-token", HERE))
                    .isInstanceOf(UnauthenticatedException.class);
        }
        assertThatThrownBy(() -> access.signIn("nobody-token", HERE))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> access.byToken("nobody-token", HERE))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(access.byToken("nobody-token", "10.0.0.9")).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        assertThatThrownBy(() -> access.signIn("nobody-token", HERE))
                .isInstanceOf(UnauthenticatedException.class);
        clock.forward(Duration.ofSeconds(1));
        assertThatThrownBy(() -> access.signIn("nobody-token", HERE))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void aGuessedNameIsLimitedFromAllAddressesTogether() {
        access.addPerson("ann", "Ann", "correct horse", Set.of(Role.OPERATOR));
        for (int i = 0; i < FailureLimit.FREE; i++) {
            String address = "10.0.0." + i;
            assertThatThrownBy(() -> access.signIn("ann", "wrong", address))
                    .isInstanceOf(UnauthenticatedException.class);
        }
        assertThatThrownBy(() -> access.signIn("ann", "correct horse", "10.0.1.1"))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void aDisabledPersonCannotSignInAndIsSignedOut() {
        Person ann = access.addPerson("ann", "Ann", "correct horse", Set.of(Role.OPERATOR));
        NewSession session = access.signIn("ann", "correct horse", HERE);
        access.changePerson(
                "ann", ann.revision(), "Ann", Optional.empty(), Set.of(Role.OPERATOR), false);
        assertThat(access.bySession(session.cookie())).isEmpty();
        assertThatThrownBy(() -> access.signIn("ann", "correct horse", HERE))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void shortPasswordsStrangeNamesAndMixedVendorsAreRefused() {
        assertThatThrownBy(() -> access.addPerson("ann", "Ann", "short", Set.of(Role.VIEWER)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () -> access.addPerson("A nn", "Ann", "long enough", Set.of(Role.VIEWER)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () ->
                                access.createToken(
                                        "v",
                                        Set.of(Role.VENDOR, Role.VIEWER),
                                        Optional.of("acme"),
                                        Optional.empty(),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () ->
                                access.createToken(
                                        "v",
                                        Set.of(Role.VENDOR),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void auditIdsSortByTime() {
        for (int i = 0; i < 20; i++) {
            access.audit(Caller.SYSTEM, "POST /x", "t" + i, "201");
            clock.forward(Duration.ofMillis(i % 2));
        }
        assertThat(store.audit).extracting(AuditRecord::id).isSorted().doesNotHaveDuplicates();
    }
}
