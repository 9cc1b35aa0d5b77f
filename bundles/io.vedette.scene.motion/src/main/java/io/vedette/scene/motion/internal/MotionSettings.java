package io.vedette.scene.motion.internal;

import java.util.Map;

/**
 * Settings of a session.
 *
 * @param learn seconds of looking before the background is known
 * @param adapt time constant in seconds with which a resting background is followed
 * @param absorb time constant in seconds with which what stands still becomes background
 * @param sensitivity factor on all thresholds: 2 sees half the contrast
 * @param minArea least region, as a share of the picture
 * @param shadows whether shadows are taken out
 */
record MotionSettings(
        double learn,
        double adapt,
        double absorb,
        double sensitivity,
        double minArea,
        boolean shadows) {
    static MotionSettings of(Map<String, String> params) {
        return new MotionSettings(
                number(params, "learn", 1, 0),
                number(params, "adapt", 10, 0.1),
                number(params, "absorb", 90, 0.1),
                number(params, "sensitivity", 1, 0.01),
                number(params, "min_area", 0.0005, 0),
                Boolean.parseBoolean(params.getOrDefault("shadows", "true")));
    }

    private static double number(
            Map<String, String> params, String name, double otherwise, double least) {
        String text = params.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "motion: " + name + " must be a number, is " + text, e);
        }
        throw new IllegalArgumentException(
                "motion: " + name + " must be at least " + least + ", is " + text);
    }
}
