package io.vedette.service.labeling;

import io.vedette.spi.Box;
import java.time.Instant;
import java.util.Optional;

/**
 * An item with its decision.
 *
 * @param id of the item, unique in the batch
 * @param batch id
 * @param sample id of the sample, or empty
 * @param blob the picture
 * @param of where in the frame the crop lies
 * @param gold whether the answer was known
 * @param state where it stands
 * @param decision the latest one
 */
public record ItemView(
        String id,
        String batch,
        String sample,
        String blob,
        Optional<Box> of,
        boolean gold,
        ItemState state,
        Optional<Decision> decision) {
    /**
     * A decision.
     *
     * @param number from 1; the highest holds
     * @param value what is in the picture
     * @param confidence 0..1
     * @param tie whether votes were equal and nobody has adjudicated
     * @param answers how many it rests on
     * @param method by which it was decided: an aggregation, or {@code adjudicated}
     * @param by {@code system} or the reviewer
     * @param at when
     */
    public record Decision(
            int number,
            LabelValue value,
            double confidence,
            boolean tie,
            int answers,
            String method,
            String by,
            Instant at) {}
}
