package io.vedette.metric.event.internal;

import io.vedette.spi.math.Quantile;
import io.vedette.spi.metric.Mark;
import io.vedette.spi.metric.Report;
import io.vedette.spi.metric.TallyAccumulator;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TruthEvent;
import io.vedette.spi.metric.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Counts per block of camera time. */
final class AlertAccumulator extends TallyAccumulator {
    private static final double DAY = 86_400;
    private final AlertOptions options;

    AlertAccumulator(AlertOptions options) {
        this.options = options;
    }

    @Override
    public void accumulate(Unit unit, Consumer<Mark> marks) {
        if (!(unit instanceof Unit.CameraTime time)) {
            throw new IllegalArgumentException(
                    "the alert metric takes camera time, unit " + unit.id() + " is none");
        }
        observe(time);
        AlertMatching matching =
                AlertMatching.of(
                        Stretch.truths(time.truth(), options),
                        Stretch.alerts(time.alerts(), options),
                        options);
        boolean[] counted = new boolean[matching.alerts().size()];
        for (int t = 0; t < matching.truths().size(); t++) {
            TruthEvent truth = matching.truths().get(t);
            String block = block(time, truth.begin());
            int a = matching.alertOf()[t];
            if (a < 0) {
                tally.add(block, "FN", 1);
                mark(marks, time, Mark.Kind.FALSE_NEGATIVE, truth.begin(), truth, null);
            } else {
                AlertEvent alert = matching.alerts().get(a);
                counted[a] = true;
                tally.add(block, "TP", 1);
                tally.append(block, "delay", alert.at() - truth.begin());
                mark(marks, time, Mark.Kind.TRUE_POSITIVE, alert.at(), truth, alert);
            }
        }
        for (int a = 0; a < counted.length; a++) {
            if (!counted[a]) {
                AlertEvent alert = matching.alerts().get(a);
                boolean duplicate = matching.meets()[a];
                tally.add(block(time, alert.at()), duplicate ? "duplicates" : "FP", 1);
                mark(
                        marks,
                        time,
                        duplicate ? Mark.Kind.DUPLICATE : Mark.Kind.FALSE_POSITIVE,
                        alert.at(),
                        null,
                        alert);
            }
        }
    }

    private void observe(Unit.CameraTime time) {
        double left = time.observedSeconds();
        double at = time.begin();
        do {
            double part = options.block() > 0 ? Math.min(options.block(), left) : left;
            tally.add(block(time, at), "observed", part);
            at += part;
            left -= part;
        } while (left > 1e-9);
    }

    private String block(Unit.CameraTime time, double seconds) {
        if (options.block() == 0) {
            return time.id();
        }
        double last = Math.max(0, Math.ceil(time.observedSeconds() / options.block()) - 1);
        double number = Math.floor((seconds - time.begin()) / options.block() + 1e-9);
        return String.format("%s#%06d", time.id(), (int) Math.max(0, Math.min(last, number)));
    }

    private static void mark(
            Consumer<Mark> marks,
            Unit.CameraTime time,
            Mark.Kind kind,
            double seconds,
            TruthEvent truth,
            AlertEvent alert) {
        marks.accept(
                new Mark(
                        time.id(),
                        kind,
                        Double.toString(seconds),
                        truth != null && !truth.type().isEmpty()
                                ? truth.type()
                                : alert == null ? "" : alert.type(),
                        truth == null ? "" : truth.id(),
                        alert == null ? "" : alert.id(),
                        truth == null || alert == null ? 0 : alert.at() - truth.begin(),
                        alert == null ? 0 : alert.score()));
    }

    @Override
    public Report report(Weights weights) {
        double right = tally.sum("TP", weights);
        double wrong = tally.sum("FP", weights);
        double missed = tally.sum("FN", weights);
        double observed = tally.sum("observed", weights);
        Double precision = right + wrong == 0 ? null : right / (right + wrong);
        Double recall = right + missed == 0 ? null : right / (right + missed);
        double[] delays = tally.samples("delay", weights);
        Arrays.sort(delays);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("precision", precision);
        values.put("recall", recall);
        values.put("F1", combined(precision, recall, 1));
        values.put("Falpha", combined(precision, recall, options.alpha()));
        values.put("falseAlarmsPerCameraDay", observed > 0 ? wrong / observed * DAY : null);
        values.put("timeToAlertP50", quantile(delays, 0.50));
        values.put("timeToAlertP95", quantile(delays, 0.95));
        values.put("truePositives", right);
        values.put("falsePositives", wrong);
        values.put("falseNegatives", missed);
        values.put("duplicates", tally.sum("duplicates", weights));
        values.put("observedSeconds", observed);
        return new Report(values, Map.of());
    }

    /** Fα = (α+1)RP/(R+αP); undefined where either is, 0 where both are. */
    private static Double combined(Double precision, Double recall, double alpha) {
        if (precision == null || recall == null) {
            return null;
        }
        double below = recall + alpha * precision;
        return below == 0 ? 0.0 : (alpha + 1) * recall * precision / below;
    }

    private static Double quantile(double[] sorted, double q) {
        OptionalDouble quantile = Quantile.of(sorted, q);
        return quantile.isPresent() ? quantile.getAsDouble() : null;
    }
}
