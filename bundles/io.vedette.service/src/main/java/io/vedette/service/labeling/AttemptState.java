package io.vedette.service.labeling;

/** Where one request for an answer stands. */
public enum AttemptState {
    /** To be handed over; the row is there before the call. */
    NEW,
    /** Handed over. */
    SENT,
    /** Somebody works on it. */
    RESERVED,
    /** Answered as often as wanted. */
    SUBMITTED,
    /** Its answers were accepted. */
    ACCEPTED,
    /** Its answer was rejected; another attempt follows. */
    REJECTED,
    /** Not answered in time. */
    EXPIRED,
    /** Taken back. */
    CANCELLED,
    /** Refused for good. */
    FAILED;

    /** Whether an answer may still come. */
    public boolean out() {
        return this == NEW || this == SENT || this == RESERVED;
    }
}
