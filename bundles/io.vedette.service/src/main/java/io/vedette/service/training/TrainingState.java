package io.vedette.service.training;

import java.util.Locale;

/** Where a sweep or a trial stands. */
public enum TrainingState {
    /** A trial waits for a thread. */
    QUEUED,
    /** Works. */
    RUNNING,
    /** Ended well. */
    DONE,
    /** Ended badly. */
    FAILED,
    /** Somebody stopped it. */
    STOPPED;

    /** Whether nothing more will happen. */
    public boolean ended() {
        return this == DONE || this == FAILED || this == STOPPED;
    }

    /** The name in documents and in the database: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
