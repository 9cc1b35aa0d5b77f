package io.vedette.metric.tracking.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Tally;
import io.vedette.spi.metric.TallyAccumulator;
import io.vedette.spi.metric.Unit;
import java.util.function.Consumer;

/** What tracking metrics share: sequences come in, sums per sequence are kept. */
abstract class Sequences extends TallyAccumulator {
    private final double minIou;

    Sequences(double minIou) {
        this.minIou = minIou;
    }

    /** Option {@code iou}, 0.5 unless told otherwise. */
    static double minIou(EvaluationMetric.MetricSpec spec) {
        spec.demandKnown("iou");
        double iou = spec.number("iou", 0.5);
        if (!(iou >= 0 && iou <= 1)) {
            throw new IllegalArgumentException("option iou must lie in 0..1, is " + iou);
        }
        return iou;
    }

    abstract void count(Unit.Sequence sequence, Tally tally, Consumer<Mark> marks);

    final FrameMatch match(Unit.SequenceFrame frame) {
        return FrameMatch.of(frame.truth(), frame.predicted(), minIou);
    }

    @Override
    public final void accumulate(Unit unit, Consumer<Mark> marks) {
        if (!(unit instanceof Unit.Sequence sequence)) {
            throw new IllegalArgumentException(
                    "a tracking metric takes sequences, unit " + unit.id() + " is none");
        }
        count(sequence, tally, marks);
    }
}
