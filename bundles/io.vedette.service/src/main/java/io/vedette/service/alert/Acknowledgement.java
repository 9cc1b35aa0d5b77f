package io.vedette.service.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody is on an alert.
 *
 * @param alert id
 * @param by who
 * @param when since
 */
public record Acknowledgement(String alert, String by, Instant when) {

    /** Refuses missing parts. */
    public Acknowledgement {
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(when, "when");
    }
}
