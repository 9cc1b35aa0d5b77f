package io.vedette.core.access.internal;

import io.vedette.service.security.Caller;
import io.vedette.service.security.NewSession;
import io.vedette.service.store.access.AccessStore;
import io.vedette.service.store.access.SessionRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sessions of browsers: a cookie that is kept as its hash, and a value that writes repeat. */
final class Sessions {
    static final Duration LENGTH = Duration.ofHours(12);

    private final AccessStore store;
    private final Clock clock;

    Sessions(AccessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Opens a session; it ends with the token it was opened by, where that is earlier. */
    NewSession open(Caller caller, Optional<String> tokenId, Optional<Instant> latest) {
        // what the database can hold
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant expires =
                latest.filter(end -> end.isBefore(now.plus(LENGTH))).orElse(now.plus(LENGTH));
        String cookie = Secrets.fresh("");
        String csrf = Secrets.csrf(cookie);
        store.addSession(
                new SessionRow(
                        Secrets.hash(cookie), Secrets.hash(csrf), caller, tokenId, now, expires));
        return new NewSession(cookie, csrf, caller, expires);
    }

    /** The session of a cookie, while it lasts. */
    Optional<SessionRow> find(String cookie) {
        return store.session(Secrets.hash(cookie))
                .filter(row -> row.expires().isAfter(clock.instant()));
    }

    /** The value that writes of this session repeat. */
    Optional<String> csrf(String cookie) {
        String csrf = Secrets.csrf(cookie);
        return csrfMatches(cookie, csrf) ? Optional.of(csrf) : Optional.empty();
    }

    boolean csrfMatches(String cookie, String csrf) {
        return find(cookie)
                .map(session -> Secrets.same(session.csrfHash(), Secrets.hash(csrf)))
                .orElse(false);
    }

    void close(String cookie) {
        store.removeSession(Secrets.hash(cookie));
    }
}
