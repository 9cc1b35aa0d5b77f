package io.vedette.bench.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> calls = new ArrayList<>();
    private final Rounds rounds = new Rounds(3, new PrintStream(OutputStream.nullOutputStream()));

    @Test
    void sidesTakeTurnsAndTheFirstPassDoesNotCount() throws IOException {
        double[] mine = {100, 3, 1, 2};
        double[] theirs = {100, 4, 4, 6};
        Finding found =
                rounds.compare(
                        "work",
                        side("a", mine),
                        Optional.of(side("b", theirs)),
                        Map.of(),
                        "a note");
        assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
        assertThat(found.ours()).contains(new Spread(2, 1, 3));
        assertThat(found.peer()).contains(new Spread(4, 4, 6));
        assertThat(found.ratio()).hasValueSatisfying(r -> assertThat(r).isCloseTo(0.5, within(0d)));
    }

    @Test
    void withoutAPeerThereIsNoRatio() throws IOException {
        double[] mine = {9, 1, 1, 1};
        Finding found = rounds.compare("work", side("a", mine), Optional.empty(), Map.of(), "");
        assertThat(found.peer()).isEmpty();
        assertThat(found.ratio()).isEmpty();
        assertThat(found.document()).containsEntry("peer", null).containsKey("ours");
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(Spread.of(new double[] {4, 1, 3, 2})).isEqualTo(new Spread(2.5, 1, 4));
    }

    private Side side(String name, double[] answers) {
        int[] next = new int[1];
        return () -> {
            calls.add(name);
            return answers[next[0]++];
        };
    }
}
