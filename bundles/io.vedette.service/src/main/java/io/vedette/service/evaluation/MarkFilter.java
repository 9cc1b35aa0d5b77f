package io.vedette.service.evaluation;

import io.vedette.spi.metric.Mark;
import java.util.Optional;

/**
 * Which marks are meant; an empty part does not narrow.
 *
 * @param kind what became of the object
 * @param label class, type or identity
 * @param unit id of the image, sequence or stretch
 */
public record MarkFilter(Optional<Mark.Kind> kind, Optional<String> label, Optional<String> unit) {
    /** All of them. */
    public static final MarkFilter ALL =
            new MarkFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
