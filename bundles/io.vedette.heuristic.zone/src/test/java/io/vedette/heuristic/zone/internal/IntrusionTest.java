package io.vedette.heuristic.zone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.rule.Heuristic;
import io.vedette.testkit.Walks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntrusionTest extends ZoneTruthTable {
    @Override
    Heuristic heuristic() {
        return new Intrusion();
    }

    @Override
    double threshold() {
        return 0.5;
    }

    @Override
    double grace() {
        return 1;
    }

    @Override
    Map<String, Object> params() {
        return Map.of();
    }

    @Test
    void whoOnlyPutsAFootInHasNotStayed() {
        for (int k = 0; k < 10; k++) {
            stay(1, 0.3, 0.5, 0.4);
            stay(1, 0.5, 0.5, 0.4);
        }
        assertThat(fired).isEmpty();
    }

    @Test
    void aDetectorsGapDoesNotInterruptAStay() {
        stay(1, 0.3, 0.5, 0.5);
        stay(1, 0.5, 0.5, 0.3);
        now += 0.5;
        stay(1, 0.5, 0.5, 0.1);
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).begin().streamSeconds()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void firesAtOnceWhereItNeedNotStay() {
        session = open(SQUARE, Map.of("min_inside", 0), Optional.empty());
        step(Walks.person(1, now, 0.5, 0.5));
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).tracks()).isEqualTo(List.of(1L));
        assertThat(fired.get(0).evidence()).containsEntry("position", List.of(0.5, 0.5));
    }
}
