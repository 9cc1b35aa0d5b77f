package io.vedette.spi.labeling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one person said of one item.
 *
 * @param id stable id at the dispatcher
 * @param key {@link Item#key()}
 * @param worker the dispatcher's id of the person, never a name
 * @param label the class, for class tasks; empty for boxes
 * @param boxes the boxes, for box tasks
 * @param unsure whether the person said so
 * @param spent time it took, zero where unknown
 * @param at when it was given
 */
public record Answer(
        String id,
        String key,
        String worker,
        String label,
        List<Item.LabeledBox> boxes,
        boolean unsure,
        Duration spent,
        Instant at) {
    /** Copies the boxes. */
    public Answer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(worker, "worker");
        boxes = List.copyOf(boxes);
    }

    /** An answer to a class task, now. */
    public static Answer ofLabel(Item item, String worker, String label) {
        return new Answer(
                item.key() + "/" + worker,
                item.key(),
                worker,
                label,
                List.of(),
                false,
                Duration.ZERO,
                Instant.now());
    }
}
