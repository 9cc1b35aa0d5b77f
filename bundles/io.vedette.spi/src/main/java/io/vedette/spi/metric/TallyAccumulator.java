package io.vedette.spi.metric;

import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What most accumulators are: a tally of numbers per unit is all that they know, so it is their
 * state. Used by one thread at a time.
 */
@ConsumerType
public abstract class TallyAccumulator implements EvaluationMetric.Accumulator {
    /** What is counted so far. */
    protected final Tally tally = new Tally();

    @Override
    public final byte[] state() {
        return tally.state();
    }

    @Override
    public final void merge(byte[] state) {
        tally.merge(state);
    }

    @Override
    public final Collection<String> resampled() {
        return tally.unitIds();
    }
}
