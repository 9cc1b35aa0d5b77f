package io.vedette.spi.selection;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sample and what is known about it.
 *
 * @param sample id
 * @param camera id
 * @param recording camera-day or episode it belongs to
 * @param takenAt calendar time of the frame
 * @param origin why it was stored: {@code alert}, {@code verdict}, {@code doubt}, {@code random}
 * @param probabilities of classes by the model in service; empty where none looked
 * @param score of the detection or track behind it, 0..1, where there is one
 * @param verdict {@code real}, {@code false} or {@code unsure}, where somebody answered
 */
public record Candidate(
        String sample,
        String camera,
        String recording,
        Instant takenAt,
        String origin,
        Map<String, Double> probabilities,
        Optional<Double> score,
        Optional<String> verdict) {
    /** Copies the probabilities. */
    public Candidate {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(takenAt, "takenAt");
        probabilities = Map.copyOf(probabilities);
    }
}
