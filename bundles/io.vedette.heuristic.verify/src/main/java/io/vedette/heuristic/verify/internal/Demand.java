package io.vedette.heuristic.verify.internal;

import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.Scores;
import io.vedette.spi.rule.Candidate;
import io.vedette.spi.rule.RuleRefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the crops have to show.
 *
 * @param accept classes that make an alert real
 * @param indexes of them in the model's output
 * @param exclusive whether the classes exclude each other, so that probabilities add up
 * @param threshold least score
 * @param how {@code mean} or {@code max} over the crops
 */
record Demand(
        List<String> accept,
        List<Integer> indexes,
        boolean exclusive,
        double threshold,
        String how) {
    private static final String MEAN = "mean";
    private static final String MAX = "max";

    static Demand of(Candidate would, ModelPackage model) {
        Map<String, Object> params = would.params();
        List<String> accept = texts(params.getOrDefault("accept", "person"));
        List<Integer> indexes =
                accept.stream().map(model.classes()::indexOf).filter(i -> i >= 0).toList();
        if (indexes.isEmpty()) {
            throw refused(
                    would,
                    "accept "
                            + accept
                            + " names no class of the model, which are "
                            + model.classes());
        }
        String how = Optional.ofNullable(params.get("over")).map(Object::toString).orElse(MEAN);
        if (!how.equals(MEAN) && !how.equals(MAX)) {
            throw refused(would, "over must be mean or max, is " + how);
        }
        boolean exclusive = !model.output().layout().equals("sigmoid");
        return new Demand(accept, indexes, exclusive, threshold(would, model), how);
    }

    /** Probability that a crop shows any accepted class. */
    double score(Scores scores) {
        double score = 0;
        for (int index : indexes) {
            double one = scores.probabilities()[index];
            score = exclusive ? score + one : Math.max(score, one);
        }
        return Math.min(1, score);
    }

    double combine(List<Double> scores) {
        return how.equals(MAX)
                ? scores.stream().mapToDouble(s -> s).max().orElseThrow()
                : scores.stream().mapToDouble(s -> s).sum() / scores.size();
    }

    private static List<String> texts(Object given) {
        return given instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of(given.toString().trim().split("\\s*,\\s*"));
    }

    private static double threshold(Candidate would, ModelPackage model) {
        Object given = would.params().get("threshold");
        double threshold;
        try {
            threshold = given == null ? model.threshold() : Double.parseDouble(given.toString());
        } catch (NumberFormatException e) {
            throw refused(would, "threshold must be a number, is " + given);
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw refused(would, "threshold must be 0..1, is " + threshold);
        }
        return threshold;
    }

    private static RuleRefusedException refused(Candidate would, String why) {
        return new RuleRefusedException(
                "verifier of rule " + would.rule() + " on camera " + would.camera() + ": " + why);
    }
}
