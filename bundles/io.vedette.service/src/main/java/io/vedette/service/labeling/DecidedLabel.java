package io.vedette.service.labeling;

import io.vedette.spi.Box;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A label that came out of labeling, with where it came from.
 *
 * @param batch id
 * @param item id in the batch
 * @param number of the decision, from 1; a higher one replaces a lower one
 * @param sample id of the sample, or empty
 * @param blob the picture that was shown
 * @param kind what was asked
 * @param of where in the frame the crop lies, for classes of crops
 * @param value what is in it; boxes are pixels of the picture shown
 * @param confidence 0..1
 * @param tie whether the votes were equal
 * @param answers how many it rests on
 * @param method aggregation, or {@code adjudicated}
 * @param by {@code system} or the reviewer
 * @param dispatcher who was asked
 * @param dataset id of the dataset it is for, or empty
 * @param labelSet name, or empty
 * @param at when it was decided
 */
public record DecidedLabel(
        String batch,
        String item,
        int number,
        String sample,
        String blob,
        TaskKind kind,
        Optional<Box> of,
        LabelValue value,
        double confidence,
        boolean tie,
        int answers,
        String method,
        String by,
        String dispatcher,
        String dataset,
        String labelSet,
        Instant at) {
    /** Written once: {@code batch/item/number}. */
    public String id() {
        return batch + "/" + item + "/" + number;
    }
}
