package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link EvaluationMetric} keeps. */
public abstract class EvaluationMetricContract {
    private static final MetricSpec PLAIN = new MetricSpec(Map.of());

    /** The metric under test. */
    protected abstract EvaluationMetric metric();

    /** At least four units of the metric's kind, of different content and ids. */
    protected abstract List<Unit> units();

    /** A unit of another kind. */
    protected abstract Unit foreign();

    @Test
    void partsMergedInAnyOrderGiveTheWhole() {
        Report whole = report(units());
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            List<Unit> shuffled = new ArrayList<>(units());
            Collections.shuffle(shuffled, random);
            List<Accumulator> parts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                parts.add(metric().start(PLAIN));
            }
            for (int i = 0; i < shuffled.size(); i++) {
                parts.get(i % 3).accumulate(shuffled.get(i), mark -> {});
            }
            Collections.shuffle(parts, random);
            Accumulator merged = metric().start(PLAIN);
            parts.forEach(part -> merged.merge(part.state()));
            same(merged.report(Weights.ONE), whole);
        }
    }

    @Test
    void unitsWeighedZeroTimesAreAsIfTheyWereNotThere() {
        Accumulator all = accumulated(units());
        same(all.report(id -> 0), metric().start(PLAIN).report(Weights.ONE));
        List<Unit> rest = units().subList(1, units().size());
        String left = units().get(0).id();
        same(all.report(id -> id.startsWith(left) ? 0 : 1), report(rest));
    }

    @Test
    void nothingIsUndefinedRatherThanZeroOrNotANumber() {
        Report empty = metric().start(PLAIN).report(Weights.ONE);
        assertThat(empty.values()).isNotEmpty();
        assertThat(empty.values()).containsValue(null);
        assertThat(empty.values().values())
                .allSatisfy(value -> assertThat(value == null || Double.isFinite(value)).isTrue());
    }

    @Test
    void marksNameTheUnit() {
        List<Mark> marks = new ArrayList<>();
        Accumulator accumulator = metric().start(PLAIN);
        List<String> ids = new ArrayList<>();
        for (Unit unit : units()) {
            ids.add(unit.id());
            accumulator.accumulate(unit, marks::add);
        }
        assertThat(marks).allSatisfy(mark -> assertThat(ids).contains(mark.unit()));
    }

    @Test
    void aUnitOfAnotherKindIsRefusedByName() {
        assertThatThrownBy(() -> metric().start(PLAIN).accumulate(foreign(), mark -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(foreign().id());
    }

    @Test
    void thingsToDrawAreKnown() {
        assertThat(List.copyOf(accumulated(units()).resampled()))
                .hasSizeGreaterThanOrEqualTo(4)
                .isSorted();
    }

    private Accumulator accumulated(List<Unit> units) {
        Accumulator accumulator = metric().start(PLAIN);
        units.forEach(unit -> accumulator.accumulate(unit, mark -> {}));
        return accumulator;
    }

    private Report report(List<Unit> units) {
        return accumulated(units).report(Weights.ONE);
    }

    private static void same(Report actual, Report expected) {
        assertThat(actual.values().keySet()).isEqualTo(expected.values().keySet());
        expected.values()
                .forEach(
                        (name, value) -> {
                            if (value == null) {
                                assertThat(actual.values().get(name)).as(name).isNull();
                            } else {
                                assertThat(actual.values().get(name))
                                        .as(name)
                                        .isCloseTo(value, within(1e-9));
                            }
                        });
    }
}
