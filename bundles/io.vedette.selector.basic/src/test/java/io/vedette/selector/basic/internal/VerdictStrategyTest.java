package io.vedette.selector.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.testkit.SelectionStrategyContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictStrategyTest extends SelectionStrategyContract {
    @Override
    protected SelectionStrategy strategy() {
        return new VerdictStrategy();
    }

    @Test
    void theMoreSomebodyDisagreesTheBetter() {
        List<Ranked> ranked =
                rank(
                        List.of(
                                answered("unsure", "unsure", 0.9),
                                answered("agreed", "real", 0.9),
                                answered("overlooked", "real", 0.1),
                                answered("fooled", "false", 0.95),
                                answered("none", null, 0.95)),
                        9,
                        1);
        assertThat(ranked)
                .extracting(Ranked::sample)
                .containsExactly("fooled", "overlooked", "agreed", "unsure");
        assertThat(ranked.get(0).reason()).contains("false").contains("0.95");
    }

    private static Candidate answered(String id, String verdict, double score) {
        return new Candidate(
                id,
                "c",
                "r",
                Instant.EPOCH,
                "alert",
                Map.of(),
                Optional.of(score),
                Optional.ofNullable(verdict));
    }
}
