package io.vedette.service.alert;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which alerts are meant; an empty part does not narrow.
 *
 * @param camera id
 * @param group camera group
 * @param type of the rule
 * @param incident id
 * @param from not before, on the calendar
 * @param to before
 * @param states any of these; empty for all
 * @param answer the verdict that counts
 * @param answered whether somebody answered
 * @param review whether people are to answer it although it is suppressed or not in charge
 * @param variant name; empty for what people are shown: the variant in charge, and what another
 *     chain alone raised and is marked for review; {@code *} for all
 */
public record AlertFilter(
        Optional<String> camera,
        Optional<String> group,
        Optional<String> type,
        Optional<String> incident,
        Optional<Instant> from,
        Optional<Instant> to,
        Set<Alert.State> states,
        Optional<Verdict.Answer> answer,
        Optional<Boolean> answered,
        Optional<Boolean> review,
        Optional<String> variant) {

    /** All alerts of the variants in charge. */
    public static final AlertFilter ALL =
            new AlertFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Copies the states. */
    public AlertFilter {
        Objects.requireNonNull(camera, "camera");
        states = Set.copyOf(states);
    }
}
