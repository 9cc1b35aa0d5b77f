package io.vedette.core.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomSearchTest {
    private final FakeTrainer trainer = new FakeTrainer();

    @Test
    void everyDrawLiesInTheNarrowedSpace() {
        List<Map<String, String>> drawn =
                RandomSearch.draw(trainer.space(), Map.of("width", "8..10", "kind", "b"), 200, 3);
        assertThat(drawn.get(0)).isEqualTo(Map.of("width", "10", "kind", "b", "rate", "0.01"));
        Set<String> widths = drawn.stream().map(d -> d.get("width")).collect(Collectors.toSet());
        assertThat(widths).containsExactlyInAnyOrder("8", "9", "10");
        assertThat(drawn).allMatch(d -> d.get("kind").equals("b"));
        List<Double> rates = drawn.stream().map(d -> Double.valueOf(d.get("rate"))).toList();
        assertThat(rates).allMatch(r -> r >= 0.001 && r <= 0.1);
        // Evenly on a log scale: half of them below the geometric mean.
        long low = rates.stream().filter(r -> r < 0.01).count();
        assertThat(low).isBetween(75L, 125L);
    }

    @Test
    void aLaterTrialDoesNotDependOnHowManyThereAre() {
        List<Map<String, String>> few = RandomSearch.draw(trainer.space(), Map.of(), 3, 9);
        List<Map<String, String>> many = RandomSearch.draw(trainer.space(), Map.of(), 30, 9);
        assertThat(many.subList(0, 3)).isEqualTo(few);
        assertThat(many).doesNotHaveDuplicates();
    }
}
