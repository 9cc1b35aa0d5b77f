package io.vedette.service.labeling;

import java.time.Duration;
import java.time.Instant;

/**
 * A raw answer; never overwritten.
 *
 * @param id at the dispatcher
 * @param dispatcher who sent it
 * @param batch id
 * @param item id
 * @param attempt number
 * @param worker id of the person
 * @param value what they said
 * @param unsure whether they said so
 * @param spent time it took
 * @param given when it was given
 * @param state what became of it
 * @param reason of a rejection, or empty
 * @param paidMicros what was paid
 */
public record AnswerView(
        String id,
        String dispatcher,
        String batch,
        String item,
        int attempt,
        String worker,
        LabelValue value,
        boolean unsure,
        Duration spent,
        Instant given,
        AnswerState state,
        String reason,
        long paidMicros) {}
