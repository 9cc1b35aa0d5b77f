package io.vedette.service.store.labeling;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.LabelValue;
import java.time.Instant;
import java.util.Objects;

/**
 * A raw answer. What was said never changes; what became of it does.
 *
 * @param dispatcher who sent it
 * @param answer id at the dispatcher
 * @param batch id
 * @param item id
 * @param attempt number
 * @param worker id of the person
 * @param value what they said
 * @param unsure whether they said so
 * @param spentMillis time it took
 * @param given when it was given
 * @param taken when it was stored
 * @param state what became of it
 * @param reason of a rejection, or empty
 * @param paidMicros what was paid
 * @param told whether the dispatcher knows the decision
 * @param revision 0 for a new row
 */
public record AnswerRow(
        String dispatcher,
        String answer,
        String batch,
        String item,
        int attempt,
        String worker,
        LabelValue value,
        boolean unsure,
        long spentMillis,
        Instant given,
        Instant taken,
        AnswerState state,
        String reason,
        long paidMicros,
        boolean told,
        long revision) {
    /** Refuses nulls. */
    public AnswerRow {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(state, "state");
    }

    /** Primary key. */
    public String id() {
        return dispatcher + "|" + answer;
    }

    /** Decided. */
    public AnswerRow to(AnswerState next, String why, long paid, boolean known) {
        return new AnswerRow(
                dispatcher,
                answer,
                batch,
                item,
                attempt,
                worker,
                value,
                unsure,
                spentMillis,
                given,
                taken,
                next,
                why,
                paid,
                known,
                revision);
    }
}
