package io.vedette.service.labeling;

import java.time.Duration;
import java.util.Objects;

/**
 * What a member of the staff says of a task.
 *
 * @param value class or boxes; ignored when unsure
 * @param unsure they cannot tell
 * @param spent time it took
 */
public record TaskAnswer(LabelValue value, boolean unsure, Duration spent) {
    /** Refuses nothing but nulls. */
    public TaskAnswer {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(spent, "spent");
    }

    /** A class. */
    public static TaskAnswer of(String label) {
        return new TaskAnswer(LabelValue.of(label), false, Duration.ZERO);
    }
}
