package io.vedette.metric.tracking.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Judges;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Metric;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.Tally;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** How long the same identity stays on the same object: IDF1, IDP and IDR. */
@Component
@Metric("identity")
@Judges("sequence")
public final class Identity implements EvaluationMetric {
    @Override
    public Accumulator start(MetricSpec spec) {
        return new Counting(Sequences.minIou(spec));
    }

    private static final class Counting extends Sequences {
        Counting(double minIou) {
            super(minIou);
        }

        @Override
        void count(Unit.Sequence sequence, Tally tally, Consumer<Mark> marks) {
            IdentityCount count = new IdentityCount();
            for (Unit.SequenceFrame frame : sequence.frames()) {
                count.frame(match(frame));
            }
            count.store(sequence.id(), tally, marks);
        }

        @Override
        public Report report(Weights weights) {
            return values(tally, weights);
        }
    }

    static Report values(Tally tally, Weights weights) {
        double explained = tally.sum("IDTP", weights);
        double truths = tally.sum("truths", weights);
        double predictions = tally.sum("predictions", weights);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("IDF1", truths == 0 ? null : 2 * explained / (truths + predictions));
        values.put("IDP", predictions == 0 ? null : explained / predictions);
        values.put("IDR", truths == 0 ? null : explained / truths);
        values.put("IDTP", explained);
        values.put("IDFP", predictions - explained);
        values.put("IDFN", truths - explained);
        return new Report(values, Map.of());
    }
}
