package io.vedette.core.access.internal;

import io.vedette.service.http.Idempotency;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.store.access.KeyedRow;
import io.vedette.service.store.access.KeyedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Idempotency kept in a store. */
@Component
public final class StoredIdempotency implements Idempotency {

    static final Duration LIFE = Duration.ofDays(1);
    static final int MOST_KEYS = 10_000;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
    private static final Duration UNTIL_ROOM = Duration.ofHours(1);

    private final KeyedStore store;
    private final Clock clock;
    // A row taken by another run of the server, or by another server, is not known to go on.
    private final String run = Secrets.id();
    // Rows of this run that nobody works on any more, though the store does not say so.
    private final Map<String, Instant> unsettled = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.MIN);

    /**
     * @param store where everything is kept
     */
    @Activate
    public StoredIdempotency(@Reference KeyedStore store) {
        this(store, Clock.systemUTC());
    }

    StoredIdempotency(KeyedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Claim claim(String credential, String key, String fingerprint) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        clean(now);
        String scope = Secrets.hash("scope\n" + credential);
        if (store.count(scope) >= MOST_KEYS) {
            throw new TooManyRequestsException(
                    "a caller may use "
                            + MOST_KEYS
                            + " idempotency keys a day; send no key, or wait",
                    UNTIL_ROOM);
        }
        String id = Secrets.hash(scope + "\n" + key);
        KeyedRow row =
                new KeyedRow(
                        id,
                        scope,
                        fingerprint,
                        run,
                        KeyedRow.State.TAKEN,
                        0,
                        Map.of(),
                        new byte[0],
                        false,
                        now,
                        now.plus(LIFE));
        return store.take(row).map(there -> read(there, fingerprint)).orElse(new Granted(id));
    }

    private Claim read(KeyedRow row, String fingerprint) {
        if (!row.fingerprint().equals(fingerprint)) {
            return new Different();
        }
        return switch (row.state()) {
            case DONE ->
                    new Answered(
                            new Answer(row.status(), row.headers(), row.body(), row.complete()));
            case TAKEN ->
                    row.owner().equals(run) && !unsettled.containsKey(row.id())
                            ? new Busy()
                            : new Doubtful(row.created());
            case DOUBTFUL -> new Doubtful(row.created());
        };
    }

    @Override
    public void done(String id, Answer answer) {
        settle(id, () -> store.done(id, answer));
    }

    @Override
    public void released(String id) {
        settle(id, () -> store.remove(id));
    }

    @Override
    public void doubtful(String id) {
        settle(id, () -> store.doubtful(id));
    }

    private void settle(String id, Runnable write) {
        unsettled.put(id, clock.instant());
        write.run();
        unsettled.remove(id);
    }

    private void clean(Instant now) {
        Instant last = cleaned.get();
        if (last.equals(Instant.MIN) || now.isAfter(last.plus(BETWEEN_CLEANINGS))) {
            if (cleaned.compareAndSet(last, now)) {
                store.removeExpired(now);
                unsettled.values().removeIf(since -> since.isBefore(now.minus(LIFE)));
            }
        }
    }
}
