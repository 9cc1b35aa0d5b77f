package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import java.time.Instant;
import java.util.Map;

/** Ends a batch in one unit of work: gives back what was not spent and proves the ledger. */
final class Closing {
    private Closing() {}

    static void close(Unit unit, BatchRow batch, Instant now) {
        long reserved = unit.sum(batch.id(), LedgerEntry.Kind.RESERVE);
        long paid = unit.sum(batch.id(), LedgerEntry.Kind.PAY);
        long byAnswers = unit.paid(batch.id());
        long rest = reserved - paid;
        if (paid != byAnswers || rest < 0) {
            unit.put(
                    batch.endedAt(
                            now,
                            BatchState.FAILED,
                            "the ledger does not add up: reserved "
                                    + reserved
                                    + ", paid "
                                    + paid
                                    + ", by its answers "
                                    + byAnswers
                                    + " micros; compare the answers with the vendor's bill"));
            return;
        }
        if (rest > 0) {
            unit.add(
                    new LedgerEntry(
                            "release/" + batch.id(),
                            batch.id(),
                            LedgerEntry.Kind.RELEASE,
                            rest,
                            "not spent",
                            now));
        }
        Map<ItemState, Long> items = unit.itemCounts(batch.id());
        long decided = items.getOrDefault(ItemState.DECIDED, 0L);
        long failed = items.getOrDefault(ItemState.FAILED, 0L);
        boolean nothing = failed > 0 && failed == batch.spec().items();
        BatchState last =
                batch.cancelled()
                        ? BatchState.CANCELLED
                        : nothing ? BatchState.FAILED : BatchState.CLOSED;
        unit.put(
                batch.endedAt(
                        now,
                        last,
                        decided
                                + " of "
                                + batch.spec().items()
                                + " items decided"
                                + (failed > 0 ? ", " + failed + " refused" : "")
                                + (nothing
                                        ? ": "
                                                + unit.items(batch.id(), ItemState.FAILED, 1)
                                                        .get(0)
                                                        .why()
                                        : "")));
    }
}
