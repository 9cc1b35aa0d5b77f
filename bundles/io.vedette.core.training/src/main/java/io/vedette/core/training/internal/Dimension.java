package io.vedette.core.training.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.training.ParameterSpace.Parameter;
import io.vedette.spi.training.ParameterSpace.Parameter.OneOf;
import io.vedette.spi.training.ParameterSpace.Parameter.Real;
import io.vedette.spi.training.ParameterSpace.Parameter.Whole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What one parameter may be in a sweep. */
sealed interface Dimension {
    String name();

    /** What the first trial takes. */
    String usual();

    String draw(SplittableRandom random);

    /** Several values. */
    record Choice(String name, String usual, List<String> values) implements Dimension {
        @Override
        public String draw(SplittableRandom random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /** Whole numbers, both ends included. */
    record Count(String name, String usual, long least, long most) implements Dimension {
        @Override
        public String draw(SplittableRandom random) {
            return Long.toString(random.nextLong(least, most + 1));
        }
    }

    /** Numbers, evenly or evenly on a log scale. */
    record Span(String name, String usual, double least, double most, boolean logarithmic)
            implements Dimension {
        @Override
        public String draw(SplittableRandom random) {
            double share = random.nextDouble();
            double drawn =
                    logarithmic
                            ? Math.exp(Math.log(least) + share * (Math.log(most) - Math.log(least)))
                            : least + share * (most - least);
            return text(Math.min(most, Math.max(least, drawn)));
        }
    }

    private static String text(double number) {
        return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toString();
    }

    /** The whole of a parameter. */
    static Dimension of(Parameter parameter) {
        if (parameter instanceof OneOf one) {
            return new Choice(one.name(), one.choices().get(0), one.choices());
        }
        if (parameter instanceof Whole whole) {
            return new Count(
                    whole.name(), Long.toString(whole.otherwise()), whole.least(), whole.most());
        }
        Real real = (Real) parameter;
        return new Span(
                real.name(), text(real.otherwise()), real.least(), real.most(), real.logarithmic());
    }

    /** A part of a parameter: {@code a}, {@code a..b} or {@code a|b}. */
    static Dimension narrowed(Parameter parameter, String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return choice(parameter, List.of(text.split("\\|")));
        }
        String least = checked(parameter, text.substring(0, dots));
        String most = checked(parameter, text.substring(dots + 2));
        if (parameter instanceof Whole whole) {
            long from = Long.parseLong(least);
            long to = Long.parseLong(most);
            ordered(parameter, from <= to, text);
            long usual = Math.min(to, Math.max(from, whole.otherwise()));
            return new Count(whole.name(), Long.toString(usual), from, to);
        }
        if (parameter instanceof Real real) {
            double from = Double.parseDouble(least);
            double to = Double.parseDouble(most);
            ordered(parameter, from <= to, text);
            double usual = Math.min(to, Math.max(from, real.otherwise()));
            return new Span(real.name(), text(usual), from, to, real.logarithmic());
        }
        throw new InvalidRequestException(
                "parameter " + parameter.name() + " is one of several, not a range: " + text);
    }

    private static void ordered(Parameter parameter, boolean ordered, String text) {
        if (!ordered) {
            throw new InvalidRequestException(
                    "parameter " + parameter.name() + ": the range " + text + " is empty");
        }
    }

    private static Dimension choice(Parameter parameter, List<String> texts) {
        List<String> values = new ArrayList<>();
        texts.forEach(text -> values.add(checked(parameter, text)));
        String usual = of(parameter).usual();
        return new Choice(parameter.name(), values.contains(usual) ? usual : values.get(0), values);
    }

    /** The value, where the parameter can take it. */
    private static String checked(Parameter parameter, String given) {
        String text = given.trim();
        boolean fits;
        try {
            if (parameter instanceof OneOf one) {
                fits = one.choices().contains(text);
            } else if (parameter instanceof Whole whole) {
                long number = Long.parseLong(text);
                fits = number >= whole.least() && number <= whole.most();
            } else {
                Real real = (Real) parameter;
                double number = Double.parseDouble(text);
                fits = number >= real.least() && number <= real.most();
            }
        } catch (NumberFormatException e) {
            fits = false;
        }
        if (!fits) {
            throw new InvalidRequestException(
                    "parameter " + parameter.name() + " cannot be '" + text + "': " + parameter);
        }
        return text;
    }
}
