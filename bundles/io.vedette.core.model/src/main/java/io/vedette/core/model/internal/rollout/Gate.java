package io.vedette.core.model.internal.rollout;

import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Interval;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.GateReport;
import io.vedette.service.rollout.GateReport.Criterion;
import io.vedette.service.rollout.GateReport.Outcome;
import io.vedette.service.rollout.GateRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides by a paired bootstrap over blocks of camera time: recall must not be lost by more than a
 * margin, false alarms must fall, and judging must not cost too much. What is missing fails.
 */
final class Gate {
    private static final String RECALL = "recall";
    private static final String RATE = "falseAlarmsPerCameraDay";
    private static final String MILLIS = "millisP95";
    private final Scoring scoring;

    Gate(Scoring scoring) {
        this.scoring = scoring;
    }

    /**
     * Judges.
     *
     * @param millis 95th percentile of a judgement's time; empty where it could not be measured
     */
    GateReport judge(Evidence evidence, GateRules rules, Optional<Double> millis) {
        Optional<String> missing = missing(evidence, rules);
        if (missing.isPresent()) {
            return report(evidence, List.of(cost(rules, millis)), Outcome.NOT_YET, missing.get());
        }
        List<Criterion> criteria;
        try {
            List<Difference> differences =
                    scoring.compare(
                            "alert",
                            Map.of(
                                    "matching", "event",
                                    "pre", "1",
                                    "post", "1",
                                    "block", Double.toString(rules.block())),
                            List.of(RECALL, RATE),
                            evidence.champion().stream(),
                            evidence.challenger().stream(),
                            new Resampling(1000, rules.level(), rules.seed()));
            criteria =
                    List.of(
                            recall(differences.get(0), rules),
                            rate(differences.get(1), rules),
                            cost(rules, millis));
        } catch (InvalidRequestException e) {
            criteria =
                    List.of(
                            new Criterion(
                                    RECALL,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    -rules.recallMargin(),
                                    Outcome.FAILED,
                                    "cannot be measured: " + e.getMessage()));
        }
        Outcome all = together(criteria);
        return report(evidence, criteria, all, text(all, criteria));
    }

    private static Optional<String> missing(Evidence evidence, GateRules rules) {
        double hours = rules.leastHours() - evidence.hours();
        if (evidence.answers() < rules.leastAnswers() || evidence.real() < rules.leastReal()) {
            double share =
                    Math.min(
                            (double) evidence.answers() / rules.leastAnswers(),
                            (double) evidence.real() / rules.leastReal());
            double more =
                    share > 0
                            ? Math.max(hours, evidence.hours() * (1 / share - 1))
                            : Math.max(hours, rules.leastHours());
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "not enough evidence yet: %d of %d answers, %d of %d real; about %.1f"
                                    + " more camera-hours",
                            evidence.answers(),
                            rules.leastAnswers(),
                            evidence.real(),
                            rules.leastReal(),
                            more));
        }
        return hours > 1e-9
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "not enough evidence yet: about %.1f more camera-hours",
                                hours))
                : Optional.empty();
    }

    private static Criterion recall(Difference d, GateRules rules) {
        Outcome outcome;
        String text;
        if (d.difference().isEmpty() || d.interval().isEmpty()) {
            outcome = Outcome.FAILED;
            text = "recall is missing";
        } else if (d.interval().get().low() >= -rules.recallMargin()) {
            outcome = Outcome.PASSED;
            text = "at most the margin is lost";
        } else if (d.interval().get().high() < -rules.recallMargin()) {
            outcome = Outcome.FAILED;
            text = "more than the margin is lost";
        } else {
            outcome = Outcome.NOT_YET;
            text = "the interval reaches below the margin: more evidence is needed";
        }
        return criterion(RECALL, d, -rules.recallMargin(), outcome, text);
    }

    private static Criterion rate(Difference d, GateRules rules) {
        double limit = -rules.leastGain() * d.before().orElse(0.0);
        Outcome outcome;
        String text;
        if (d.difference().isEmpty() || d.interval().isEmpty()) {
            outcome = Outcome.FAILED;
            text = "the rate of false alarms is missing";
        } else if (d.before().orElse(0.0) == 0 && d.difference().get() <= 0) {
            outcome = Outcome.PASSED;
            text = "there are none on either side";
        } else if (d.interval().get().high() < 0 && d.difference().get() <= limit) {
            outcome = Outcome.PASSED;
            text = "false alarms fall";
        } else if (d.difference().get() > limit) {
            outcome = Outcome.FAILED;
            text = "false alarms do not fall as far as they must";
        } else {
            outcome = Outcome.NOT_YET;
            text = "the interval reaches 0: more evidence is needed";
        }
        return criterion(RATE, d, limit, outcome, text);
    }

    private static Criterion criterion(
            String name, Difference d, double limit, Outcome outcome, String text) {
        return new Criterion(name, d.before(), d.after(), d.interval(), limit, outcome, text);
    }

    private static Criterion cost(GateRules rules, Optional<Double> millis) {
        boolean kept = millis.isPresent() && millis.get() <= rules.mostMillis();
        return new Criterion(
                MILLIS,
                Optional.empty(),
                millis,
                Optional.<Interval>empty(),
                rules.mostMillis(),
                kept ? Outcome.PASSED : Outcome.FAILED,
                millis.isEmpty()
                        ? "the time of a judgement is missing"
                        : kept ? "quick enough" : "too slow");
    }

    private static Outcome together(List<Criterion> criteria) {
        if (criteria.stream().anyMatch(c -> c.outcome() == Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return criteria.stream().anyMatch(c -> c.outcome() == Outcome.NOT_YET)
                ? Outcome.NOT_YET
                : Outcome.PASSED;
    }

    private static String text(Outcome all, List<Criterion> criteria) {
        if (all == Outcome.PASSED) {
            return "passed";
        }
        StringBuilder text = new StringBuilder();
        for (Criterion c : criteria) {
            if (c.outcome() == all) {
                text.append(text.isEmpty() ? "" : "; ").append(c.name()).append(": ");
                text.append(c.text());
            }
        }
        return text.toString();
    }

    private static GateReport report(
            Evidence evidence, List<Criterion> criteria, Outcome outcome, String text) {
        return new GateReport(
                outcome, criteria, text, evidence.hours(), evidence.answers(), evidence.real());
    }
}
