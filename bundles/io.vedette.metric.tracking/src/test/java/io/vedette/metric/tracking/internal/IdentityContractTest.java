package io.vedette.metric.tracking.internal;

import io.vedette.spi.metric.EvaluationMetric;
import io.vedette.spi.metric.Unit;
import io.vedette.testkit.EvaluationMetricContract;
import java.util.List;
import java.util.Map;

class IdentityContractTest extends EvaluationMetricContract {
    @Override
    protected EvaluationMetric metric() {
        return new Identity();
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
