package io.vedette.service.collect;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample to be stored.
 *
 * @param key what it is within its recording, e.g. {@code alert/yard/17/62300}: offered again,
 *     nothing is stored twice
 * @param origin why it is stored
 * @param place where it comes from; whether it is reserved is decided by {@link Samples}
 * @param name of an imported picture; else empty
 * @param takenAt calendar time
 * @param streamSeconds stream time
 * @param picture the whole picture, JPEG or PNG; not to be written any more
 * @param crop the crop, PNG; not to be written any more
 * @param known what the pipeline knew
 * @param verdict where somebody answered already
 * @param verdictReason with that answer; else empty
 */
public record NewSample(
        String key,
        Origin origin,
        Place place,
        String name,
        Instant takenAt,
        double streamSeconds,
        byte[] picture,
        Optional<byte[]> crop,
        Known known,
        Optional<String> verdict,
        String verdictReason) {
    /** Refuses missing parts. */
    public NewSample {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(picture, "picture");
    }
}
