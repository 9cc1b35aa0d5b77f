package io.vedette.spi.metric;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A number of merit, computed as a mergeable accumulator over units.
 *
 * <p>The result over a set equals the result over its parts merged in any order: ties are broken by
 * canonical order (unit id, row), never by arrival. Needs nothing of OSGi. The core computes
 * intervals and paired tests for every metric by weighting units.
 *
 * <pre>{@code
 * @Component
 * @Metric("objects")
 * @Judges("image")
 * public final class ObjectCount implements EvaluationMetric {
 *     public Accumulator start(MetricSpec spec) { return new Counting(); }
 *     static final class Counting extends TallyAccumulator {
 *         public void accumulate(Unit unit, Consumer<Mark> marks) {
 *             tally.add(unit.id(), "objects", ((Unit.Image) unit).predicted().size());
 *         }
 *         public Report report(Weights weights) {
 *             return new Report(Map.of("objects", tally.sum("objects", weights)), Map.of());
 *         }
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface EvaluationMetric {
    /**
     * A fresh accumulator.
     *
     * @throws IllegalArgumentException where an option makes no sense, naming it
     */
    Accumulator start(MetricSpec spec);

    /** What is gathered so far. Used by one thread at a time. */
    @ConsumerType
    interface Accumulator {
        /**
         * Takes in one unit; each id once.
         *
         * @param marks receives which truth met which prediction, so that each number can be opened
         *     down to the frames behind it
         * @throws IllegalArgumentException where the unit is not of the metric's kind
         */
        void accumulate(Unit unit, Consumer<Mark> marks);

        /** All of it as bytes, for another accumulator of the same spec. */
        byte[] state();

        /** Takes in the state of another accumulator of the same spec. */
        void merge(byte[] state);

        /**
         * Ids that weights speak of, sorted: the units', or of blocks of them where a unit is
         * longer than what may be drawn at once.
         */
        Collection<String> resampled();

        /** The numbers over all units, each counted as often as its weight says. */
        Report report(Weights weights);
    }

    /**
     * Options of a metric.
     *
     * @param options by name, as {@code --option k=v} gives them
     */
    record MetricSpec(Map<String, String> options) {
        /** Options of files and of the bootstrap, which the core reads, whatever the metric. */
        public static final Set<String> SHARED = Set.of("level", "observed", "resamples", "seed");

        /** Copies the options. */
        public MetricSpec {
            options = Map.copyOf(options);
        }

        /**
         * Refuses options that are neither among {@code own} nor {@link #SHARED}: a misspelt one
         * would be the default in silence.
         */
        public void demandKnown(String... own) {
            Set<String> known = new TreeSet<>(SHARED);
            known.addAll(List.of(own));
            for (String name : new TreeSet<>(options.keySet())) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "there is no option " + name + "; there are " + known);
                }
            }
        }

        /** A number, or its default. */
        public double number(String name, double otherwise) {
            String text = options.get(name);
            try {
                return text == null ? otherwise : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "option " + name + " must be a number, is " + text, e);
            }
        }
    }
}
