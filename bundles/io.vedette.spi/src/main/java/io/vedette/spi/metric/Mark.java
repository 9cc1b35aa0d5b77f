package io.vedette.spi.metric;

/**
 * What became of one object, box or event in an evaluation.
 *
 * @param unit id of the unit
 * @param kind what it is
 * @param where frame number or seconds, as text; empty for an image
 * @param label class, type or identity
 * @param truth id of the truth, empty for a false positive
 * @param prediction id of the prediction, empty for a miss
 * @param measure IoU, or seconds for events
 * @param score of the prediction, 0 for a miss
 */
public record Mark(
        String unit,
        Kind kind,
        String where,
        String label,
        String truth,
        String prediction,
        double measure,
        double score) {
    /** What a mark says. */
    public enum Kind {
        TRUE_POSITIVE,
        FALSE_POSITIVE,
        FALSE_NEGATIVE,
        /** Met a truth that was met already. */
        DUPLICATE,
        /** Neither counts for nor against. */
        IGNORED,
        /** A truth went on under another predicted identity. */
        ID_SWITCH
    }
}
