package io.vedette.trainer.dl4j.internal;

import io.vedette.spi.training.ParameterSpace;
import io.vedette.spi.training.ParameterSpace.Parameter.OneOf;
import io.vedette.spi.training.ParameterSpace.Parameter.Real;
import io.vedette.spi.training.ParameterSpace.Parameter.Whole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of one training.
 *
 * @param size side of the input, pixels
 * @param blocks convolutions, each halving the side
 * @param filters of the first convolution; doubled with every further one
 * @param epochs passes over the examples
 * @param batch examples a step
 * @param learningRate at the start; falls to nothing along half a cosine
 * @param weightDecay L2
 * @param dropout share of features left out before the last layer
 * @param augment strength of shifts, brightness, contrast and noise; 0 for none
 * @param balance 0: classes count as often as they come, 1: all the same
 */
record Settings(
        int size,
        int blocks,
        int filters,
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double dropout,
        double augment,
        double balance) {

    static final ParameterSpace SPACE =
            new ParameterSpace(
                    List.of(
                            new OneOf("size", List.of("32", "24", "40", "48")),
                            new OneOf("blocks", List.of("3", "2", "4")),
                            new Whole("filters", 4, 32, 12),
                            new Whole("epochs", 1, 200, 12),
                            new Whole("batch", 8, 256, 32),
                            new Real("learningRate", 1e-4, 3e-2, true, 8e-3),
                            new Real("weightDecay", 1e-6, 1e-2, true, 1e-4),
                            new Real("dropout", 0, 0.6, false, 0.2),
                            new Real("augment", 0, 1, false, 0.5),
                            new Real("balance", 0, 1, false, 0.5)));

    /**
     * Reads them.
     *
     * @throws RefusedException where one is unknown or out of its range
     */
    static Settings of(Map<String, String> given) {
        Map<String, String> rest = new HashMap<>(given);
        Settings settings =
                new Settings(
                        whole(rest, "size"),
                        whole(rest, "blocks"),
                        whole(rest, "filters"),
                        whole(rest, "epochs"),
                        whole(rest, "batch"),
                        real(rest, "learningRate"),
                        real(rest, "weightDecay"),
                        real(rest, "dropout"),
                        real(rest, "augment"),
                        real(rest, "balance"));
        if (!rest.isEmpty()) {
            throw new RefusedException("unknown parameters " + rest.keySet());
        }
        return settings;
    }

    private static ParameterSpace.Parameter parameter(String name) {
        return SPACE.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int whole(Map<String, String> rest, String name) {
        String text = rest.remove(name);
        try {
            if (parameter(name) instanceof OneOf one) {
                String choice = text == null ? one.choices().get(0) : text;
                if (one.choices().contains(choice)) {
                    return Integer.parseInt(choice);
                }
                throw new RefusedException(name + " must be one of " + one.choices());
            }
            Whole range = (Whole) parameter(name);
            long number = text == null ? range.otherwise() : Long.parseLong(text);
            if (number < range.least() || number > range.most()) {
                throw new RefusedException(
                        name + " must be in " + range.least() + ".." + range.most());
            }
            return (int) number;
        } catch (NumberFormatException e) {
            throw new RefusedException(name + " must be a whole number, not '" + text + "'");
        }
    }

    private static double real(Map<String, String> rest, String name) {
        String text = rest.remove(name);
        Real range = (Real) parameter(name);
        try {
            double number = text == null ? range.otherwise() : Double.parseDouble(text);
            if (number >= range.least() && number <= range.most()) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new RefusedException(name + " must be a number, not '" + text + "'");
        }
        throw new RefusedException(name + " must be in " + range.least() + ".." + range.most());
    }
}
