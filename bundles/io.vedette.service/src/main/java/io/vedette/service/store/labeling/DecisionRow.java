package io.vedette.service.store.labeling;

import io.vedette.service.labeling.LabelValue;
import java.time.Instant;

/**
 * A decision on an item; append-only but for the mark that it was delivered.
 *
 * @param batch id
 * @param item id
 * @param number from 1
 * @param value what is in the picture
 * @param confidence 0..1
 * @param tie whether votes were equal
 * @param answers how many it rests on
 * @param method by which it was decided
 * @param decidedBy {@code system} or the reviewer
 * @param made when
 * @param delivered whether the listeners have it; gold items count as delivered
 */
public record DecisionRow(
        String batch,
        String item,
        int number,
        LabelValue value,
        double confidence,
        boolean tie,
        int answers,
        String method,
        String decidedBy,
        Instant made,
        boolean delivered) {
    /** Primary key. */
    public String id() {
        return batch + "." + item + "." + number;
    }
}
