package io.vedette.service.labeling;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard: hears every decided label, at least once, in the order of decision for one item.
 * {@link DecidedLabel#id()} tells a repeated one. Returning means it is stored; throwing means it
 * comes again later. Called on a thread of the labeling core; return within a second.
 *
 * <p>While no listener is there, decided labels wait.
 */
@ConsumerType
public interface DecisionListener {
    /** A label was decided, or decided anew. */
    void decided(DecidedLabel label);
}
