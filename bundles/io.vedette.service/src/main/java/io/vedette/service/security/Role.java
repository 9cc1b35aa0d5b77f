package io.vedette.service.security;

/**
 * What a caller may do. A caller may hold several; {@link #ADMIN} implies all but {@link #VENDOR}.
 */
public enum Role {
    /** Sees cameras, alerts and numbers. */
    VIEWER,
    /** Answers alerts and runs cameras. */
    OPERATOR,
    /** Works on labeling tasks. */
    LABELER,
    /** Decides where labelers disagree. */
    REVIEWER,
    /** Orders labeling work and pays for it; approves roll-outs. */
    MANAGER,
    /** Trains, evaluates and proposes models. */
    RESEARCHER,
    /** Everything, including people and tokens. */
    ADMIN,
    /** A labeling vendor: its own batches and nothing else. */
    VENDOR;

    /** The name in REST documents and in the database: lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The role of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String id) {
        for (Role role : values()) {
            if (role.id().equals(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role '" + id + "'");
    }
}
