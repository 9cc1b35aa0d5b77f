package io.vedette.service.rollout;

/** A place in a camera's pipeline where a model is put in. */
public enum Slot {
    /** Finds objects in a frame. */
    DETECTOR,
    /** Rules on would-be alerts; empty, it accepts all. */
    VERIFIER;

    /** The name in REST documents and in the database: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
