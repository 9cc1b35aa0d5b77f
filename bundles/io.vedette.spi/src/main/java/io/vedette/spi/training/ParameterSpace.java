package io.vedette.spi.training;

import java.util.List;

/**
 * What may be varied in training.
 *
 * @param parameters each with its range
 */
public record ParameterSpace(List<Parameter> parameters) {
    /** Copies the list. */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
    }

    /** One thing that may be varied. */
    public sealed interface Parameter {
        /** Name. */
        String name();

        /**
         * A number in a range.
         *
         * @param least smallest
         * @param most largest
         * @param logarithmic whether it is drawn evenly on a log scale; both ends positive then
         * @param otherwise what is used where nobody says
         */
        record Real(String name, double least, double most, boolean logarithmic, double otherwise)
                implements Parameter {}

        /** A whole number in a range, both ends included. */
        record Whole(String name, long least, long most, long otherwise) implements Parameter {}

        /** One of several texts; the first is what is used where nobody says. */
        record OneOf(String name, List<String> choices) implements Parameter {
            /** Copies the choices. */
            public OneOf {
                choices = List.copyOf(choices);
            }
        }
    }
}
