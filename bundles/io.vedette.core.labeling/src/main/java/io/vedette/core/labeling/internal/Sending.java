package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Media;
import io.vedette.spi.labeling.OwnPage;
import io.vedette.spi.labeling.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hands attempts over. The row with its key is there before the call; after a crash in between the
 * same key is sent again, and the dispatcher answers that it has it.
 */
final class Sending {
    private final Units units;
    private final PluginCalls calls;
    private final Pace pace;
    private final MediaLinks media;

    Sending(Units units, PluginCalls calls, Pace pace, MediaLinks media) {
        this.units = units;
        this.calls = calls;
        this.pace = pace;
        this.media = media;
    }

    /** Sends a chunk where there is one to send; returns how many attempts got on. */
    int send(BatchRow batch, LabelingDispatcher dispatcher, Consumer<String> refused, Instant now) {
        String id = batch.spec().dispatcher();
        int size = Math.min(1000, dispatcher.capabilities().chunkSize());
        List<AttemptRow> due = units.call(u -> u.due(batch.id(), now, size));
        if (due.isEmpty() || (!(dispatcher instanceof OwnPage) && !pace.take(id, now))) {
            return 0;
        }
        Chunk chunk = units.call(u -> new Chunk(spec(batch), items(u, due)));
        Outcome<List<Receipt>> outcome =
                calls.call(id, "submit", () -> dispatcher.submit(chunk), refused);
        Map<String, Receipt> receipts = new HashMap<>();
        if (outcome instanceof Outcome.Done<List<Receipt>> done) {
            done.value().forEach(r -> receipts.put(r.key(), r));
        } else {
            pace.block(id, now.plus(Pace.backoff(id, 0)), now);
        }
        boolean ownPage = dispatcher instanceof OwnPage;
        return units.call(
                u -> {
                    int moved = 0;
                    for (AttemptRow attempt : due) {
                        moved += apply(u, attempt.id(), receipts, ownPage, now) ? 1 : 0;
                    }
                    return moved;
                });
    }

    private boolean apply(
            Unit unit, String id, Map<String, Receipt> receipts, boolean ownPage, Instant now) {
        AttemptRow attempt = unit.attempt(id).orElseThrow();
        if (attempt.state() != AttemptState.NEW) {
            // Its answer was quicker than its receipt.
            return false;
        }
        Receipt receipt = receipts.get(id.replace('.', '/'));
        if (receipt instanceof Receipt.Sent sent) {
            unit.put(attempt.sent(sent.remote(), now));
            return true;
        }
        if (receipt instanceof Receipt.Duplicate duplicate) {
            unit.put(attempt.sent(duplicate.remote(), now));
            return true;
        }
        if (receipt instanceof Receipt.Refused no) {
            refuse(unit, attempt, no.why(), ownPage);
            return true;
        }
        if (receipt instanceof Receipt.RetryLater later) {
            Instant from = now.plus(Pace.jittered(later.after(), id));
            pace.block(unit.batch(attempt.batch()).orElseThrow().spec().dispatcher(), from, now);
            unit.put(attempt.again(from));
            return false;
        }
        // No receipt, or Unknown: the same key again, later.
        unit.put(attempt.again(now.plus(Pace.backoff(id, attempt.tries()))));
        return false;
    }

    /** For good: the batch goes on without the item. */
    private static void refuse(Unit unit, AttemptRow attempt, String why, boolean ownPage) {
        unit.put(attempt.to(AttemptState.FAILED));
        ItemRow item = unit.item(attempt.batch(), attempt.item()).orElseThrow();
        if (item.state() != ItemState.OPEN) {
            return;
        }
        for (AttemptRow other : unit.attemptsOf(attempt.batch(), attempt.item())) {
            if (!other.id().equals(attempt.id()) && other.state() == AttemptState.NEW) {
                unit.put(other.to(AttemptState.CANCELLED));
            }
        }
        boolean others =
                unit.attemptsOf(attempt.batch(), attempt.item()).stream()
                        .anyMatch(
                                a ->
                                        !a.id().equals(attempt.id())
                                                && a.state() != AttemptState.FAILED
                                                && a.state() != AttemptState.CANCELLED);
        if (others) {
            Judgement.refresh(
                    unit, unit.batch(attempt.batch()).orElseThrow(), attempt.item(), ownPage);
        } else {
            unit.put(item.failed(why));
        }
    }

    static BatchSpec spec(BatchRow batch) {
        var spec = batch.spec();
        return new BatchSpec(
                batch.id(),
                spec.kind(),
                spec.title(),
                spec.instructions(),
                spec.instructionsVersion(),
                spec.labels(),
                spec.items(),
                spec.overlap(),
                batch.priceMicros(),
                batch.currency(),
                spec.lifetime());
    }

    private List<Item> items(Unit unit, List<AttemptRow> attempts) {
        List<Item> items = new ArrayList<>();
        for (AttemptRow attempt : attempts) {
            ItemRow row = unit.item(attempt.batch(), attempt.item()).orElseThrow();
            Media.Access access = media.access(row);
            items.add(
                    new Item(
                            attempt.batch(),
                            attempt.item(),
                            attempt.number(),
                            row.content().of().isPresent()
                                    ? new Media.Crop(access, row.content().of().get())
                                    : new Media.Image(access),
                            row.content().preLabels(),
                            row.content().preBoxes()));
        }
        return items;
    }
}
