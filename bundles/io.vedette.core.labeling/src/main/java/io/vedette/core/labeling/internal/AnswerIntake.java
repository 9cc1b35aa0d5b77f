package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.LabelValue;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stores a raw answer, once. What it is worth is decided later. */
final class AnswerIntake {
    private static final int MOST_BOXES = 2000;

    private AnswerIntake() {}

    /** What became of an answer that came in. */
    enum Taken {
        STORED,
        DUPLICATE,
        UNKNOWN
    }

    static Taken take(Unit unit, String dispatcher, Answer answer, Instant now) {
        if (answer.id().isEmpty()
                || answer.id().length() > 290
                || answer.worker().length() > 200
                || answer.boxes().size() > MOST_BOXES) {
            return Taken.UNKNOWN;
        }
        if (unit.answer(dispatcher, answer.id()).isPresent()) {
            return Taken.DUPLICATE;
        }
        Optional<AttemptRow> found = unit.attempt(answer.key().replace('/', '.'));
        if (found.isEmpty()) {
            return Taken.UNKNOWN;
        }
        AttemptRow attempt = found.get();
        BatchRow batch = unit.batch(attempt.batch()).orElseThrow();
        if (!batch.spec().dispatcher().equals(dispatcher)) {
            // One vendor must not answer another one's items.
            return Taken.UNKNOWN;
        }
        AnswerState state = AnswerState.RECEIVED;
        if (!batch.state().takesAnswers()) {
            state = AnswerState.LATE;
        } else if (attempt.taken() >= attempt.wanted()) {
            state = AnswerState.SURPLUS;
        } else {
            unit.put(attempt.answered());
        }
        unit.put(row(dispatcher, attempt, answer, state, now));
        return Taken.STORED;
    }

    private static AnswerRow row(
            String dispatcher, AttemptRow attempt, Answer answer, AnswerState state, Instant now) {
        String label = answer.label() == null ? "" : answer.label();
        return new AnswerRow(
                dispatcher,
                answer.id(),
                attempt.batch(),
                attempt.item(),
                attempt.number(),
                answer.worker(),
                new LabelValue(
                        label.length() > 200 ? label.substring(0, 200) : label, answer.boxes()),
                answer.unsure(),
                Optional.ofNullable(answer.spent()).orElse(Duration.ZERO).toMillis(),
                Optional.ofNullable(answer.at()).orElse(now),
                now,
                state,
                "",
                0,
                state != AnswerState.RECEIVED,
                0);
    }
}
