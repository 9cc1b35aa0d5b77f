package io.vedette.service.alert;

/**
 * How much film belongs to an alert.
 *
 * @param before seconds before the rule fired
 * @param after seconds after it
 */
public record ClipRoll(double before, double after) {
    /** What cameras keep unless told otherwise. */
    public static final ClipRoll DEFAULT = new ClipRoll(5, 5);

    /** No clips. */
    public static final ClipRoll NONE = new ClipRoll(0, 0);

    /** Refuses negative times. */
    public ClipRoll {
        if (!(before >= 0 && after >= 0 && before <= 60 && after <= 60)) {
            throw new IllegalArgumentException(
                    "a clip takes 0 to 60 s before and after: " + before + ", " + after);
        }
    }
}
