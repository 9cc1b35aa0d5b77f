package io.vedette.service.labeling;

/** Where an item stands. */
public enum ItemState {
    /** Answers are wanted. */
    OPEN,
    /** Has enough answers, is not decided. */
    ANSWERED,
    /** Has a label. */
    DECIDED,
    /** Has answers, but none of them says what it is, or too few. */
    UNDECIDED,
    /** The dispatcher refused it. */
    FAILED,
    /** The batch was cancelled before it had enough answers. */
    CANCELLED
}
