package io.vedette.service.labeling;

/** What became of an answer. */
public enum AnswerState {
    /** Stored, not decided. */
    RECEIVED,
    /** Counts, and is paid. */
    ACCEPTED,
    /** Does not count and is not paid; the reason was told. */
    REJECTED,
    /** More than asked for: neither counted nor paid. */
    SURPLUS,
    /** Came after the batch was closed: neither counted nor paid. */
    LATE,
    /** Taken back by the worker. */
    WITHDRAWN,
    /** The worker passed; a mark that they have seen the item. */
    SKIPPED
}
