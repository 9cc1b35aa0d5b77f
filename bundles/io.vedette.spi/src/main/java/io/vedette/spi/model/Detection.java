package io.vedette.spi.model;

import io.vedette.spi.Box;
import java.util.Objects;

/**
 * One object found.
 *
 * @param label class name
 * @param score 0..1
 * @param box pixels
 */
public record Detection(String label, double score, Box box) {
    /** Refuses scores outside 0..1. */
    public Detection {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(box, "box");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score of " + label + " outside 0..1: " + score);
        }
    }
}
