package io.vedette.core.access.internal;

import io.vedette.service.problem.TooManyRequestsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures to sign in, per address or name. After {@value #FREE} failures each further one
 * doubles the wait, up to 15 minutes; a success or an hour without failures forgets them. At most
 * {@value #KEYS} keys are remembered, the longest unused one is forgotten first.
 */
final class FailureLimit {

    static final int FREE = 10;
    static final int KEYS = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > KEYS;
                }
            };

    FailureLimit(Clock clock) {
        this.clock = clock;
    }

    /** Refuses while the key has to wait. */
    synchronized void check(String key) {
        Failures known = failures.get(key);
        if (known == null) {
            return;
        }
        Instant now = clock.instant();
        if (known.last.plus(FORGOTTEN_AFTER).isBefore(now)) {
            failures.remove(key);
        } else if (known.count >= FREE) {
            long seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(20, known.count - FREE));
            Duration left = Duration.between(now, known.last.plusSeconds(seconds));
            if (!left.isNegative() && !left.isZero()) {
                throw new TooManyRequestsException(
                        "too many failed attempts to sign in: wait "
                                + (left.toSeconds() + 1)
                                + " s",
                        left);
            }
        }
    }

    synchronized void failed(String key) {
        Failures known = failures.get(key);
        failures.put(key, new Failures(known == null ? 1 : known.count + 1, clock.instant()));
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    private record Failures(int count, Instant last) {}
}
