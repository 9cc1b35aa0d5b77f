package io.vedette.selector.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.testkit.SelectionStrategyContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStrategyTest extends SelectionStrategyContract {
    @Override
    protected SelectionStrategy strategy() {
        return new RandomStrategy();
    }

    @Test
    void anotherSeedDrawsOthers() {
        List<Candidate> all = candidates(1000);
        assertThat(rank(all, 100, 1)).isNotEqualTo(rank(all, 100, 2));
    }

    @Test
    void everySampleIsAsLikelyAsAnyOther() {
        List<Candidate> all = candidates(50);
        int[] drawn = new int[50];
        for (int seed = 0; seed < 4000; seed++) {
            for (Ranked ranked : rank(all, 5, seed)) {
                drawn[Integer.parseInt(ranked.sample().substring(1))]++;
            }
        }
        // 4000 draws of 5 in 50: 400 each, standard deviation 19; five of them as bound.
        for (int count : drawn) {
            assertThat(count).isCloseTo(400, within(95));
        }
    }
}
