package io.vedette.service.dataset;

import java.util.Locale;

/** What a part of a version is for. */
public enum Split {
    /** Weights are fitted to it. */
    TRAIN,
    /** Settings and thresholds are chosen on it. */
    VALIDATION,
    /** Judged on, and nothing else; frozen: it only grows from version to version. */
    TEST;

    /** The name in documents and in the database: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The split of an id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Split of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
