package io.vedette.service.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * Until then alerts of a rule on a camera are kept, but shown and told to nobody.
 *
 * @param camera id
 * @param rule id of the camera's rule
 * @param until when it ends by itself
 * @param by who wanted it
 * @param when since
 */
public record Snooze(String camera, String rule, Instant until, String by, Instant when) {

    /** Refuses missing parts. */
    public Snooze {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(when, "when");
    }
}
