package io.vedette.service.collect;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which samples are meant; what is empty does not restrict.
 *
 * @param cameras ids
 * @param cameraGroup of the camera
 * @param recordings of the camera
 * @param origins why they were stored
 * @param labeled whether they have an annotation
 * @param reserved whether their recording is kept for evaluation
 * @param verdict latest answer of a person
 * @param alert id of the alert they belong to
 * @param from taken then or later
 * @param to taken before
 */
public record SampleFilter(
        Set<String> cameras,
        Optional<String> cameraGroup,
        Set<String> recordings,
        Set<Origin> origins,
        Optional<Boolean> labeled,
        Optional<Boolean> reserved,
        Optional<String> verdict,
        Optional<String> alert,
        Optional<Instant> from,
        Optional<Instant> to) {
    /** Every sample. */
    public static final SampleFilter ALL =
            new SampleFilter(
                    Set.of(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Copies the sets. */
    public SampleFilter {
        cameras = Set.copyOf(cameras);
        recordings = Set.copyOf(recordings);
        origins = Set.copyOf(origins);
    }

    /** The samples of an alert. */
    public static SampleFilter ofAlert(String alert) {
        return new SampleFilter(
                Set.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(alert),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, restricted to samples with or without an annotation. */
    public SampleFilter withLabeled(boolean wanted) {
        return new SampleFilter(
                cameras,
                cameraGroup,
                recordings,
                origins,
                Optional.of(wanted),
                reserved,
                verdict,
                alert,
                from,
                to);
    }

    /** The same, restricted to samples of recordings kept for evaluation, or of all others. */
    public SampleFilter withReserved(boolean wanted) {
        return new SampleFilter(
                cameras,
                cameraGroup,
                recordings,
                origins,
                labeled,
                Optional.of(wanted),
                verdict,
                alert,
                from,
                to);
    }

    /** The same, restricted to origins. */
    public SampleFilter withOrigins(Set<Origin> wanted) {
        return new SampleFilter(
                cameras,
                cameraGroup,
                recordings,
                wanted,
                labeled,
                reserved,
                verdict,
                alert,
                from,
                to);
    }
}
