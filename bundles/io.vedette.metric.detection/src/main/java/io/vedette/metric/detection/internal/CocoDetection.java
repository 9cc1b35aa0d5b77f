package io.vedette.metric.detection.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Judges;
import io.vedette.spi.metric.Metric;
import org.osgi.service.component.annotations.Component;

/** Average precision and recall of boxes as the COCO evaluation defines them. */
@Component
@Metric("coco-detection")
@Judges("image")
public final class CocoDetection implements EvaluationMetric {
    @Override
    public Accumulator start(MetricSpec spec) {
        spec.demandKnown();
        return new CocoAccumulator();
    }
}
