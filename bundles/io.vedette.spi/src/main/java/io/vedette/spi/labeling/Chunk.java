package io.vedette.spi.labeling;

import java.util.List;

/**
 * Items to be sent in one call.
 *
 * @param batch they belong to
 * @param items at most {@link Capabilities#chunkSize()}
 */
public record Chunk(BatchSpec batch, List<Item> items) {
    /** Copies the items. */
    public Chunk {
        items = List.copyOf(items);
    }
}
