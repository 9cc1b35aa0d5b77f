package io.vedette.spi.notify;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What is told of an alert.
 *
 * @param id of the notice; the same at every attempt
 * @param alert id
 * @param camera id
 * @param cameraName for people
 * @param rule id
 * @param type of the rule
 * @param at when it fired
 * @param links relative paths by name: {@code alert}, {@code snapshot}, {@code clip}
 */
public record AlertNotice(
        String id,
        String alert,
        String camera,
        String cameraName,
        String rule,
        String type,
        Instant at,
        Map<String, String> links) {
    /** Copies the links. */
    public AlertNotice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(alert, "alert");
        links = Map.copyOf(links);
    }
}
