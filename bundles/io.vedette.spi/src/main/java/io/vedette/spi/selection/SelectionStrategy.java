package io.vedette.spi.selection;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which samples are worth a person's time, best first, and why.
 *
 * <p>Called on a background thread; may take minutes. Deterministic: the same pool and spec give
 * the same list.
 *
 * <pre>{@code
 * @Component
 * @Strategy("newest")
 * public final class Newest implements SelectionStrategy {
 *     public List<Ranked> rank(Pool pool, SelectionSpec spec) {
 *         try (Stream<Candidate> all = pool.candidates()) {
 *             return all.sorted(Comparator.comparing(Candidate::takenAt).reversed())
 *                     .limit(spec.wanted())
 *                     .map(c -> new Ranked(c.sample(), 1, "taken " + c.takenAt()))
 *                     .toList();
 *         }
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface SelectionStrategy {
    /** At most {@link SelectionSpec#wanted()} samples of the pool, each once, best first. */
    List<Ranked> rank(Pool pool, SelectionSpec spec);
}
