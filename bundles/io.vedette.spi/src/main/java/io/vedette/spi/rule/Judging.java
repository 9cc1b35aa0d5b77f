package io.vedette.spi.rule;

import io.vedette.spi.frame.Crop;
import io.vedette.spi.model.Classifying;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Rules on another rule's would-be alert. A suppressed alert is kept, never thrown away, and opens
 * neither incident nor cooldown. Thread-safe, called on a worker thread, stateless.
 *
 * <pre>{@code
 * @Component
 * @Rule("large-only")
 * public final class LargeOnly implements Judging {
 *     public Ruling judge(Candidate would, List<Crop> best, Classifying model) {
 *         double area = would.box().area() / would.size().width() / would.size().height();
 *         return new Ruling(area >= 0.01, area, "covers " + area + " of the picture");
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Judging {
    /**
     * Judges.
     *
     * @param would the alert that would be raised
     * @param best up to three crops of its tracks, best first; may be empty
     * @param model the classifier in the slot, borrowed
     */
    Ruling judge(Candidate would, List<Crop> best, Classifying model);
}
