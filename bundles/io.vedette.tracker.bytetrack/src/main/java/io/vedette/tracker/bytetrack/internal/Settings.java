package io.vedette.tracker.bytetrack.internal;

import java.util.Map;

/**
 * Settings of a session.
 *
 * @param high score from which a detection is associated first and may begin a track
 * @param low score below which a detection is not looked at
 * @param birth score from which an unmatched detection begins a track
 * @param match least overlap (IoU) of a prediction and a detection of the first stage
 * @param confirm observations after which a track counts
 * @param ttl seconds a confirmed track is looked for
 */
record Settings(double high, double low, double birth, double match, int confirm, double ttl) {
    private static final String HIGH = "0.6";

    static Settings of(Map<String, String> params) {
        double high = number(params, "high", HIGH, 0, 1);
        return new Settings(
                high,
                number(params, "low", "0.1", 0, 1),
                number(params, "birth", Double.toString(Math.min(1, high + 0.1)), 0, 1),
                number(params, "match", "0.15", 0, 1),
                (int) number(params, "confirm", "3", 1, 1000),
                number(params, "ttl", "2", 0, 3600));
    }

    private static double number(
            Map<String, String> params, String name, String otherwise, double least, double most) {
        String text = params.getOrDefault(name, otherwise);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "bytetrack: " + name + " must be a number, is " + text, e);
        }
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "bytetrack: " + name + " must be " + least + ".." + most + ", is " + text);
        }
        return value;
    }
}
