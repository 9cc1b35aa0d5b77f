package io.vedette.service.collect;

import java.util.Locale;

/** Why a sample was stored. */
public enum Origin {
    /** An alert was raised, or suppressed by a verifier. */
    ALERT,
    /** Somebody answered an alert of which no sample was kept. */
    VERDICT,
    /** A model was not sure. */
    DOUBT,
    /** Drawn by lot. */
    RANDOM,
    /** Came in with an import. */
    IMPORT;

    /** The name in documents and in the database: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The origin of an id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Origin of(String id) {
        for (Origin origin : values()) {
            if (origin.id().equals(id)) {
                return origin;
            }
        }
        throw new IllegalArgumentException(
                "no origin '" + id + "': use alert, verdict, doubt, random or import");
    }
}
