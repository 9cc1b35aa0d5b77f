package io.vedette.service.collect;

import io.vedette.spi.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stored picture with what was known about it.
 *
 * @param id follows from camera, recording and {@link NewSample#key()}: the same sample offered
 *     again is the same
 * @param origin why it was stored
 * @param place where it comes from
 * @param name of an imported picture within its data set; else empty
 * @param takenAt calendar time
 * @param streamSeconds stream time; 0 for what was imported
 * @param picture blob of the whole picture, JPEG as it was stored
 * @param size of that picture
 * @param crop blob of the crop that classifiers see, PNG: square with a margin around the track
 * @param fingerprint of the crop, of the picture where there is none
 * @param known what the pipeline knew
 * @param verdict latest answer of a person to its alert: {@code real}, {@code false}, {@code
 *     unsure}
 * @param verdictReason with that answer; empty where none was given
 * @param labeled whether it has an annotation
 */
public record Sample(
        String id,
        Origin origin,
        Place place,
        String name,
        Instant takenAt,
        double streamSeconds,
        String picture,
        Size size,
        Optional<String> crop,
        Fingerprint fingerprint,
        Known known,
        Optional<String> verdict,
        String verdictReason,
        boolean labeled) {
    /** Refuses missing parts. */
    public Sample {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(picture, "picture");
    }

    /** Blob of what a class task shows and a classifier is trained on. */
    public String cropOrPicture() {
        return crop.orElse(picture);
    }

    /** Whether it may be used to judge models without bias. */
    public boolean evaluationPool() {
        return place.reserved() && origin == Origin.RANDOM;
    }
}
