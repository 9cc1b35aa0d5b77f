package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.Difference;
import io.vedette.service.evaluation.Resampling;
import io.vedette.service.evaluation.Score;
import io.vedette.service.evaluation.Scoring;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.metric.EvaluationMetric.Accumulator;
import io.vedette.spi.metric.EvaluationMetric.MetricSpec;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Scores with whatever metrics are in service. */
@Component
public final class ScoringService implements Scoring {
    private final Metrics metrics;

    /** With the metrics in service. */
    @Activate
    public ScoringService(@Reference Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public List<String> metrics() {
        return metrics.ids();
    }

    @Override
    public String judges(String metric) {
        return metrics.get(metric).judges();
    }

    @Override
    public Score units(
            String metric,
            Map<String, String> options,
            Stream<? extends Unit> units,
            Optional<Resampling> resampling,
            Consumer<Mark> marks) {
        Accumulator accumulator = accumulate(metric, options, units, marks);
        Report report = accumulator.report(Weights.ONE);
        return new Score(
                metric,
                report.values(),
                report.groups(),
                resampling.map(how -> Bootstrap.intervals(accumulator, how)).orElse(Map.of()),
                accumulator.resampled().size());
    }

    @Override
    public List<Difference> compare(
            String metric,
            Map<String, String> options,
            List<String> values,
            Stream<? extends Unit> before,
            Stream<? extends Unit> after,
            Resampling resampling) {
        return Bootstrap.differences(
                accumulate(metric, options, before, mark -> {}),
                accumulate(metric, options, after, mark -> {}),
                values,
                resampling);
    }

    @Override
    public Score files(String metric, Path truth, Path predictions, Map<String, String> options) {
        String judges = judges(metric);
        List<Unit> units =
                switch (judges) {
                    case "image" -> new ImageFiles().read(truth, predictions);
                    case "sequence" -> MotFiles.read(truth, predictions);
                    case "camera-time" ->
                            AlertFiles.read(
                                    truth,
                                    predictions,
                                    Optional.ofNullable(options.get("observed")).map(Path::of));
                    case "cost" -> List.of(CostFile.read(predictions));
                    default ->
                            throw new InvalidRequestException(
                                    "metric "
                                            + metric
                                            + " takes "
                                            + judges
                                            + ", which no file is read for");
                };
        boolean wanted = options.containsKey("resamples") || judges.equals("camera-time");
        return units(
                metric,
                options,
                units.stream(),
                wanted ? Optional.of(resampling(options)) : Optional.empty(),
                mark -> {});
    }

    private static Resampling resampling(Map<String, String> options) {
        MetricSpec spec = new MetricSpec(options);
        try {
            return new Resampling(
                    (int) spec.number("resamples", Resampling.DEFAULT.resamples()),
                    spec.number("level", Resampling.DEFAULT.level()),
                    (long) spec.number("seed", Resampling.DEFAULT.seed()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private Accumulator accumulate(
            String metric,
            Map<String, String> options,
            Stream<? extends Unit> units,
            Consumer<Mark> marks) {
        Map<String, String> own = new HashMap<>(options);
        own.keySet().removeAll(MetricSpec.SHARED);
        try (units) {
            Accumulator accumulator = metrics.get(metric).metric().start(new MetricSpec(own));
            units.forEach(unit -> accumulator.accumulate(unit, marks));
            return accumulator;
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(metric + ": " + e.getMessage());
        }
    }
}
