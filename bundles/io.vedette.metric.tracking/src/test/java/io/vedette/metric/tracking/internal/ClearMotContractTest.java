package io.vedette.metric.tracking.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Unit;
import io.vedette.testkit.EvaluationMetricContract;
import java.util.List;
import java.util.Map;

class ClearMotContractTest extends EvaluationMetricContract {
    @Override
    protected EvaluationMetric metric() {
        return new ClearMot();
    }

    @Override
    protected List<Unit> units() {
        return RandomSequences.of(5);
    }

    @Override
    protected Unit foreign() {
        return new Unit.Cost("a run", Map.of());
    }
}
