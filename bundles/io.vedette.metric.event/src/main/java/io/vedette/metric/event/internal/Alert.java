package io.vedette.metric.event.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Judges;
import io.vedette.spi.metric.Metric;
import org.osgi.service.component.annotations.Component;

/**
 * Whether alerts meet what really happened: precision, recall, false alarms a camera-day, delay.
 */
@Component
@Metric("alert")
@Judges("camera-time")
public final class Alert implements EvaluationMetric {
    @Override
    public Accumulator start(MetricSpec spec) {
        return new AlertAccumulator(AlertOptions.of(spec));
    }
}
