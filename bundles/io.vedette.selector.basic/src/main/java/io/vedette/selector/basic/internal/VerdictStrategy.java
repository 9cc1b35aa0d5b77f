package io.vedette.selector.basic.internal;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Pool;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionSpec;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.spi.selection.Strategy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * What people answered, the more they disagree with the machine the better: an alert was raised, so
 * "false" disagrees by the score that spoke for it (1 where there was none), "real" by what was
 * missing to 1. "Unsure" comes last. Samples without an answer are not ranked; equals are ordered
 * by lot.
 */
@Component
@Strategy("verdict")
public final class VerdictStrategy implements SelectionStrategy {
    @Override
    public List<Ranked> rank(Pool pool, SelectionSpec spec) {
        Best best = new Best(spec.wanted());
        try (Stream<Candidate> all = pool.candidates()) {
            all.filter(c -> c.verdict().isPresent())
                    .forEach(c -> best.offer(ranked(c, spec.seed())));
        }
        return best.list();
    }

    private static Ranked ranked(Candidate candidate, long seed) {
        double machine = candidate.score().orElse(1.0);
        String verdict = candidate.verdict().orElseThrow();
        double disagreement =
                switch (verdict) {
                    case "false" -> 1 + machine;
                    case "real" -> 1 + (1 - machine);
                    default -> 0.5;
                };
        // Lots decide between equals only: a millionth is less than any score differs by.
        return new Ranked(
                candidate.sample(),
                disagreement + 1e-6 * Lots.unit(seed, candidate.sample()),
                String.format(
                        Locale.ROOT,
                        "somebody said '%s' where the machine had %.2f",
                        verdict,
                        machine));
    }
}
