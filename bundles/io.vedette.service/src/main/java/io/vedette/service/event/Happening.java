package io.vedette.service.event;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened, for whoever watches: pages, scripts, the log.
 *
 * @param kind {@code camera} (its state changed), {@code event} (a rule's event opened, grew or
 *     ended), {@code alert} (raised, suppressed, ended), {@code verdict}, {@code tracks} (boxes of
 *     a frame, at a bounded rate), {@code swap}, {@code operation}, {@code rollout}, ...
 * @param camera id, where it belongs to one
 * @param when calendar time
 * @param body what becomes its JSON: texts, numbers, booleans, lists and maps of such
 */
public record Happening(
        String kind, Optional<String> camera, Instant when, Map<String, Object> body) {

    /** Copies the body. */
    public Happening {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(when, "when");
        body = Map.copyOf(body);
    }
}
