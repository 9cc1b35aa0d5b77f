package io.vedette.spi.labeling;

import java.util.List;

/**
 * A page of answers.
 *
 * @param answers at most a few hundred
 * @param next where to go on
 * @param more whether there is a further page now
 */
public record Answers(List<Answer> answers, Cursor next, boolean more) {
    /** Copies the answers. */
    public Answers {
        answers = List.copyOf(answers);
    }
}
