package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.spi.model.Vector;
import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Pool;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionSpec;
import io.vedette.spi.selection.SelectionStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SelectionStrategy} keeps. */
public abstract class SelectionStrategyContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** The strategy under test. */
    protected abstract SelectionStrategy strategy();

    /** Parameters it needs to rank the candidates of {@link #candidates}. */
    protected Map<String, String> params() {
        return Map.of();
    }

    /** Candidates of every kind: with and without probabilities, scores and verdicts. */
    protected static List<Candidate> candidates(int n) {
        SplittableRandom random = new SplittableRandom(11);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double person = random.nextDouble();
            all.add(
                    new Candidate(
                            String.format("s%05d", i),
                            "camera" + i % 3,
                            "day" + i % 5,
                            NOW.minusSeconds(60L * i),
                            List.of("alert", "verdict", "doubt", "random").get(i % 4),
                            i % 3 == 0 ? Map.of() : Map.of("person", person, "nothing", 1 - person),
                            i % 5 == 0 ? Optional.empty() : Optional.of(random.nextDouble()),
                            i % 2 == 0
                                    ? Optional.empty()
                                    : Optional.of(List.of("real", "false", "unsure").get(i % 3))));
        }
        return all;
    }

    @Test
    void ranksAtMostWhatIsWantedAndOnlyOfThePoolAndEachOnce() {
        List<Candidate> all = candidates(200);
        for (int wanted : new int[] {0, 1, 7, 200, 1000}) {
            List<String> ids = rank(all, wanted, 3).stream().map(Ranked::sample).toList();
            assertThat(ids).hasSizeLessThanOrEqualTo(wanted).doesNotHaveDuplicates();
            assertThat(all.stream().map(Candidate::sample).toList()).containsAll(ids);
        }
        assertThat(rank(all, 1000, 3)).isNotEmpty();
    }

    @Test
    void isBestFirstAndSaysWhy() {
        List<Ranked> ranked = rank(candidates(200), 50, 3);
        assertThat(ranked).isNotEmpty();
        for (int i = 1; i < ranked.size(); i++) {
            assertThat(ranked.get(i).score()).isLessThanOrEqualTo(ranked.get(i - 1).score());
        }
        assertThat(ranked)
                .allSatisfy(
                        r -> {
                            assertThat(r.reason()).isNotBlank();
                            assertThat(Double.isFinite(r.score())).isTrue();
                        });
    }

    @Test
    void givesTheSameListForTheSamePoolAndSpec() {
        List<Candidate> all = candidates(200);
        assertThat(rank(all, 40, 3)).isEqualTo(rank(all, 40, 3));
    }

    @Test
    void aLongerListBeginsWithTheShorterOne() {
        List<Candidate> all = candidates(200);
        List<Ranked> few = rank(all, 10, 3);
        assertThat(rank(all, 60, 3)).startsWith(few.toArray(Ranked[]::new));
    }

    @Test
    void anEmptyPoolGivesAnEmptyList() {
        assertThat(rank(List.of(), 10, 3)).isEmpty();
    }

    @Test
    void closesWhatItOpens() {
        Lent pool = new Lent(candidates(50));
        strategy().rank(pool, new SelectionSpec(10, 3, NOW, params()));
        assertThat(pool.open).hasValue(0);
    }

    @Test
    void ranksAPoolItCannotHold() {
        // A strategy may keep what it returns, not what it passes by.
        List<Candidate> some = candidates(1000);
        Set<String> seen = new HashSet<>();
        Pool large =
                new Lent(List.of()) {
                    @Override
                    public Stream<Candidate> candidates() {
                        return Stream.iterate(0, i -> i < 200_000, i -> i + 1)
                                .map(i -> renamed(some.get(i % 1000), i));
                    }
                };
        for (Ranked ranked : strategy().rank(large, new SelectionSpec(100, 3, NOW, params()))) {
            seen.add(ranked.sample());
        }
        assertThat(seen).hasSize(100);
    }

    private static Candidate renamed(Candidate c, int i) {
        return new Candidate(
                c.sample() + "-" + i,
                c.camera(),
                c.recording(),
                c.takenAt(),
                c.origin(),
                c.probabilities(),
                c.score(),
                c.verdict());
    }

    /** Asks the strategy. */
    protected final List<Ranked> rank(List<Candidate> all, int wanted, long seed) {
        return strategy().rank(new Lent(all), new SelectionSpec(wanted, seed, NOW, params()));
    }

    private static class Lent implements Pool {
        private final List<Candidate> all;
        final AtomicInteger open = new AtomicInteger();

        Lent(List<Candidate> all) {
            this.all = all;
        }

        @Override
        public Stream<Candidate> candidates() {
            open.incrementAndGet();
            return all.stream().onClose(open::decrementAndGet);
        }

        @Override
        public Stream<Candidate> labeled() {
            return Stream.empty();
        }

        @Override
        public Optional<Vector> embedding(String sample, String model) {
            return Optional.empty();
        }
    }
}
