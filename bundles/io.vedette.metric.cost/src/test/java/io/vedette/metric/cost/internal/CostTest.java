package io.vedette.metric.cost.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import io.vedette.testkit.EvaluationMetricContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostTest extends EvaluationMetricContract {
    @Override
    protected EvaluationMetric metric() {
        return new Cost();
    }

    @Override
    protected List<Unit> units() {
        return IntStream.range(0, 5)
                .<Unit>mapToObj(
                        i ->
                                new Unit.Cost(
                                        "run-" + i,
                                        Map.of(
                                                "cpuMs", new double[] {1 + i, 2},
                                                "latencyMs", new double[] {10 * i, 5},
                                                "rssMiB", new double[] {100 + i},
                                                "framesDropped", new double[] {i},
                                                "bytes", new double[] {1000},
                                                "seconds", new double[] {2})))
                .toList();
    }

    @Override
    protected Unit foreign() {
        return new Unit.Image("a picture", List.of(), List.of());
    }

    @Test
    void saysMeansPeaksAndQuantiles() {
        Accumulator accumulator = new Cost().start(new MetricSpec(Map.of()));
        accumulator.accumulate(
                new Unit.Cost(
                        "run",
                        Map.of(
                                "cpuMs", new double[] {1, 2, 6},
                                "latencyMs", new double[] {40, 10, 30, 20},
                                "rssMiB", new double[] {100, 300, 200},
                                "bytes", new double[] {600, 400},
                                "seconds", new double[] {4})),
                mark -> {});
        Map<String, Double> values = accumulator.report(Weights.ONE).values();
        assertThat(values.get("cpuMsPerFrame")).isCloseTo(3, within(1e-12));
        assertThat(values.get("latencyP50")).isCloseTo(25, within(1e-12));
        assertThat(values.get("latencyP95")).isCloseTo(38.5, within(1e-12));
        assertThat(values.get("peakRssMiB")).isEqualTo(300);
        assertThat(values.get("bytesPerSecond")).isEqualTo(250);
        assertThat(values.get("modelMiB")).isNull();
    }
}
