package io.vedette.selector.basic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionStrategy;
import io.vedette.testkit.SelectionStrategyContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UncertaintyStrategyTest extends SelectionStrategyContract {
    @Override
    protected SelectionStrategy strategy() {
        return new UncertaintyStrategy();
    }

    @Test
    void entropyOfEvenProbabilitiesIsOneAndOfACertainClassZero() {
        List<Ranked> ranked =
                rank(
                        List.of(
                                known("even", Map.of("a", 0.5, "b", 0.5)),
                                known("sure", Map.of("a", 1.0, "b", 0.0)),
                                known("most", Map.of("a", 0.8, "b", 0.2))),
                        9,
                        1);
        assertThat(ranked).extracting(Ranked::sample).containsExactly("even", "most", "sure");
        assertThat(ranked.get(0).score()).isCloseTo(1, within(1e-12));
        // -(0.8 ln 0.8 + 0.2 ln 0.2) / ln 2
        assertThat(ranked.get(1).score()).isCloseTo(0.7219280948873623, within(1e-12));
        assertThat(ranked.get(2).score()).isZero();
    }

    @Test
    void aScoreAloneCountsByItsDistanceToTheThreshold() {
        List<Ranked> ranked = rank(List.of(scored("far", 0.9), scored("near", 0.55)), 9, 1);
        assertThat(ranked).extracting(Ranked::sample).containsExactly("near", "far");
        assertThat(ranked.get(0).score()).isCloseTo(0.9, within(1e-12));
        assertThat(ranked.get(1).score()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void whatNothingIsKnownAboutIsNotRanked() {
        assertThat(rank(List.of(known("none", Map.of())), 9, 1)).isEmpty();
    }

    @Nested
    class ByMargin extends SelectionStrategyContract {
        @Override
        protected SelectionStrategy strategy() {
            return new UncertaintyStrategy();
        }

        @Override
        protected Map<String, String> params() {
            return Map.of("by", "margin");
        }

        @Test
        void theLeadOfTheBestOverTheSecondCounts() {
            List<Ranked> ranked =
                    rank(
                            List.of(
                                    known("close", Map.of("a", 0.45, "b", 0.44, "c", 0.11)),
                                    known("clear", Map.of("a", 0.45, "b", 0.3, "c", 0.25))),
                            9,
                            1);
            assertThat(ranked).extracting(Ranked::sample).containsExactly("close", "clear");
            assertThat(ranked.get(0).score()).isCloseTo(0.99, within(1e-12));
        }
    }

    private static Candidate known(String id, Map<String, Double> probabilities) {
        return new Candidate(
                id,
                "c",
                "r",
                Instant.EPOCH,
                "alert",
                probabilities,
                Optional.empty(),
                Optional.empty());
    }

    private static Candidate scored(String id, double score) {
        return new Candidate(
                id,
                "c",
                "r",
                Instant.EPOCH,
                "doubt",
                Map.of(),
                Optional.of(score),
                Optional.empty());
    }
}
