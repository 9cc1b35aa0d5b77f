package io.vedette.spi.labeling;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A dispatcher that wants to hear which answers were accepted. Idempotent by answer id. */
@ConsumerType
public interface Settling {
    /** Tells decisions; one receipt per decision, keyed by answer id. */
    List<Receipt> decide(List<Decision> decisions);

    /**
     * A decision.
     *
     * @param answer id at the dispatcher
     * @param verdict what was decided
     * @param reason for the worker; empty for an acceptance
     */
    record Decision(String answer, Verdict verdict, String reason) {}

    /** What was decided. */
    enum Verdict {
        ACCEPT,
        REJECT,
        REWORK
    }
}
