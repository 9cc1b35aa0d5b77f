package io.vedette.service.collect;

import io.vedette.spi.Box;
import java.util.Map;
import java.util.Optional;

/**
 * What the pipeline knew about a sample when it was taken.
 *
 * @param track id of the track it is about
 * @param box of that track in the full picture, pixels
 * @param label class the detector or tracker gave; empty where none
 * @param score of the detection or of a classifier's positive answer, 0..1
 * @param probabilities of classes by the classifier in service; empty where none looked
 * @param modelVersion of that model
 * @param pipeline hash of the pipeline
 * @param alert id of the alert it belongs to
 */
public record Known(
        Optional<Long> track,
        Optional<Box> box,
        String label,
        Optional<Double> score,
        Map<String, Double> probabilities,
        Optional<String> modelVersion,
        Optional<String> pipeline,
        Optional<String> alert) {
    /** Nothing was known. */
    public static final Known NOTHING =
            new Known(
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Copies the probabilities. */
    public Known {
        probabilities = Map.copyOf(probabilities);
    }
}
