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

/**
 * CLEAR MOT: accuracy, precision and identity switches of tracking. MOTP is the mean distance 1 -
 * IoU of matched pairs, less is better.
 */
@Component
@Metric("clear-mot")
@Judges("sequence")
public final class ClearMot implements EvaluationMetric {
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
            ClearCount count = new ClearCount(sequence.id(), marks);
            for (Unit.SequenceFrame frame : sequence.frames()) {
                count.frame(frame.number(), match(frame));
            }
            count.store(tally);
        }

        @Override
        public Report report(Weights weights) {
            return values(tally, weights);
        }
    }

    static Report values(Tally tally, Weights weights) {
        double matches = tally.sum("matches", weights);
        double falsePositives = tally.sum("FP", weights);
        double misses = tally.sum("FN", weights);
        double switches = tally.sum("IDSW", weights);
        double truths = matches + misses;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("MOTA", truths == 0 ? null : 1 - (falsePositives + misses + switches) / truths);
        values.put("MOTP", matches == 0 ? null : tally.sum("distance", weights) / matches);
        values.put("FP", falsePositives);
        values.put("FN", misses);
        values.put("IDSW", switches);
        for (String name : new String[] {"Frag", "MT", "PT", "ML"}) {
            values.put(name, tally.sum(name, weights));
        }
        values.put(
                "precision",
                matches + falsePositives == 0 ? null : matches / (matches + falsePositives));
        values.put("recall", truths == 0 ? null : matches / truths);
        return new Report(values, Map.of());
    }
}
