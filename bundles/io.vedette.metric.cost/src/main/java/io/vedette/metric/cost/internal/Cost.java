package io.vedette.metric.cost.internal;

import io.vedette.spi.math.Quantile;
import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Judges;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Metric;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.TallyAccumulator;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.osgi.service.component.annotations.Component;

/** What a run costs: a model may win on accuracy and lose on this. */
@Component
@Metric("cost")
@Judges("cost")
public final class Cost implements EvaluationMetric {
    @Override
    public Accumulator start(MetricSpec spec) {
        spec.demandKnown();
        return new Gathering();
    }

    private static final class Gathering extends TallyAccumulator {
        @Override
        public void accumulate(Unit unit, Consumer<Mark> marks) {
            if (!(unit instanceof Unit.Cost cost)) {
                throw new IllegalArgumentException(
                        "cost takes costs of runs, unit " + unit.id() + " is none");
            }
            tally.unit(cost.id());
            cost.numbers().forEach((name, samples) -> tally.append(cost.id(), name, samples));
        }

        @Override
        public Report report(Weights weights) {
            double[] latency = tally.samples("latencyMs", weights);
            Arrays.sort(latency);
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("cpuMsPerFrame", orNull(stream("cpuMs", weights).average()));
            values.put("latencyP50", orNull(Quantile.of(latency, 0.50)));
            values.put("latencyP95", orNull(Quantile.of(latency, 0.95)));
            values.put("peakRssMiB", orNull(stream("rssMiB", weights).max()));
            values.put("modelMiB", orNull(stream("modelMiB", weights).max()));
            double[] dropped = tally.samples("framesDropped", weights);
            values.put("framesDropped", dropped.length == 0 ? null : Arrays.stream(dropped).sum());
            double seconds = tally.sum("seconds", weights);
            values.put(
                    "bytesPerSecond", seconds > 0 ? tally.sum("bytes", weights) / seconds : null);
            return new Report(values, Map.of());
        }

        private DoubleStream stream(String name, Weights weights) {
            return Arrays.stream(tally.samples(name, weights));
        }
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
