package io.vedette.service.store.labeling;

import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.ItemState;
import java.util.Objects;

/**
 * An item of a batch.
 *
 * @param batch id
 * @param item id, unique in the batch, sorts by position
 * @param content what is shown and what is known
 * @param state where it stands
 * @param decision number of the latest decision, 0 for none
 * @param why of a refusal, or empty
 * @param revision 0 for a new row
 */
public record ItemRow(
        String batch,
        String item,
        ItemDraft content,
        ItemState state,
        int decision,
        String why,
        long revision) {
    /** Refuses nulls. */
    public ItemRow {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(state, "state");
    }

    /** Primary key. */
    public String key() {
        return batch + "." + item;
    }

    /** In another state. */
    public ItemRow to(ItemState next) {
        return new ItemRow(batch, item, content, next, decision, why, revision);
    }

    /** Refused. */
    public ItemRow failed(String reason) {
        return new ItemRow(batch, item, content, ItemState.FAILED, decision, reason, revision);
    }

    /** Decided for the n-th time. */
    public ItemRow decided(int number) {
        return new ItemRow(batch, item, content, ItemState.DECIDED, number, why, revision);
    }
}
