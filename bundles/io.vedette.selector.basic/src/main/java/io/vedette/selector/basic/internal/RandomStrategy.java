package io.vedette.selector.basic.internal;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Pool;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionSpec;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.spi.selection.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Draws by lot: every sample is as likely as any other. */
@Component
@Strategy("random")
public final class RandomStrategy implements SelectionStrategy {
    @Override
    public List<Ranked> rank(Pool pool, SelectionSpec spec) {
        Best best = new Best(spec.wanted());
        try (Stream<Candidate> all = pool.candidates()) {
            all.forEach(
                    c -> {
                        double lot = Lots.unit(spec.seed(), c.sample());
                        best.offer(new Ranked(c.sample(), lot, "drawn by lot"));
                    });
        }
        return best.list();
    }
}
