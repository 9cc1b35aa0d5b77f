package io.vedette.heuristic.zone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.Signal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoiteringTest extends ZoneTruthTable {
    @Override
    Heuristic heuristic() {
        return new Loitering();
    }

    @Override
    double threshold() {
        return 30;
    }

    @Override
    double grace() {
        return 2;
    }

    @Override
    Map<String, Object> params() {
        return Map.of();
    }

    @Test
    void aShortAbsenceDoesNotStopTheClock() {
        stay(1, 0.5, 0.5, 20);
        stay(1, 0.3, 0.5, 1.5);
        stay(1, 0.5, 0.5, 9);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(0, within(1e-6));
        assertThat(fired.get(0).at().streamSeconds()).isCloseTo(30, within(1e-6));
    }

    @Test
    void leavingResetsTheClock() {
        for (int k = 0; k < 5; k++) {
            stay(1, 0.5, 0.5, 20);
            stay(1, 0.3, 0.5, 3);
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void cumulativeStaysAddUp() {
        session = open(SQUARE, Map.of("mode", "cumulative"), Optional.empty());
        stay(1, 0.5, 0.5, 20);
        stay(1, 0.3, 0.5, 60);
        stay(1, 0.5, 0.5, 9);
        assertThat(fired).isEmpty();
        stay(1, 0.5, 0.5, 2);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(0, within(1e-6));
        assertThat((double) fired.get(0).evidence().get("insideSeconds"))
                .isCloseTo(30, within(0.2));
        // After the event the sum starts anew.
        stay(1, 0.3, 0.5, 60);
        stay(1, 0.5, 0.5, 20);
        assertThat(ended).hasSize(1);
        assertThat(fired).hasSize(1);
    }

    @Test
    void escalatesOnce() {
        session = open(SQUARE, Map.of("escalate_after", 10), Optional.empty());
        stay(1, 0.5, 0.5, 39.9);
        assertThat(others).isEmpty();
        stay(1, 0.5, 0.5, 30);
        assertThat(others).hasSize(1).first().isInstanceOf(Signal.Grew.class);
        assertThat(((Signal.Grew) others.get(0)).evidence()).containsEntry("escalated", true);
        assertThat(((Signal.Grew) others.get(0)).at().streamSeconds()).isCloseTo(40, within(1e-6));
    }

    @Test
    void theClockSurvivesAHandOver() {
        for (int k = 0; k < 29; k++) {
            stay(1, 0.5, 0.5, 1);
            session = open(SQUARE, Map.of(), session.snapshot());
        }
        assertThat(fired).isEmpty();
        stay(1, 0.5, 0.5, 1.1);
        assertThat(fired).hasSize(1);
    }
}
