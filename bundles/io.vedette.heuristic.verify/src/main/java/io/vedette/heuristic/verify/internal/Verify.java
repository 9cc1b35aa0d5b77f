package io.vedette.heuristic.verify.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Scores;
import io.vedette.spi.rule.Candidate;
import io.vedette.spi.rule.Judging;
import io.vedette.spi.rule.Rule;
import io.vedette.spi.rule.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Asks a classifier whether the crops of a would-be alert show what the rule is after. Doubt never
 * hides anything: without crops, or where the model fails on all of them, the alert is accepted.
 */
@Component
@Rule("verify")
public final class Verify implements Judging {
    /** The caller has a time limit of its own; this one lets the engine give up in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** By Declarative Services. */
    @Activate
    public Verify() {}

    @Override
    public Ruling judge(Candidate would, List<Crop> best, Classifying model) {
        Demand demand = Demand.of(would, model.model());
        if (best.isEmpty()) {
            return new Ruling(true, 1, "accepted unseen: there is no crop to look at");
        }
        List<Double> scores = new ArrayList<>();
        String failure = "";
        for (Outcome<Scores> outcome : model.run(best, Deadline.in(PATIENCE))) {
            if (outcome instanceof Outcome.Done<Scores> done) {
                scores.add(demand.score(done.value()));
            } else if (outcome instanceof Outcome.Failed<Scores> failed) {
                failure = failed.why();
            }
        }
        if (scores.isEmpty()) {
            return new Ruling(true, 1, "accepted unseen: the model gave no answer: " + failure);
        }
        double score = demand.combine(scores);
        boolean accepted = score >= demand.threshold();
        return new Ruling(
                accepted,
                score,
                String.format(
                        Locale.ROOT,
                        "%s of %s over %d crop%s is %.3f, %s %.3f (%s %s)",
                        demand.how(),
                        String.join(" or ", demand.accept()),
                        scores.size(),
                        scores.size() == 1 ? "" : "s",
                        score,
                        accepted ? "at least" : "below",
                        demand.threshold(),
                        model.model().name(),
                        model.model().version()));
    }
}
