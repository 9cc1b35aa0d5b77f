package io.vedette.core.access.internal;

import io.vedette.service.security.AuditRecord;
import io.vedette.service.security.Caller;
import io.vedette.service.store.access.AccessStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who did what, when. */
final class AuditTrail {
    private final AccessStore store;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    AuditTrail(AccessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void add(Caller who, String action, String target, String outcome) {
        Instant now = clock.instant();
        // Time-ordered, and unique among servers: millis, a count, random bits.
        String id =
                String.format(
                        "%012x%04x%s",
                        now.toEpochMilli(),
                        count.getAndIncrement() & 0xffff,
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

    /** Newest first. */
    List<AuditRecord> list(Optional<String> before, int limit) {
        return store.audit(before, limit);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
