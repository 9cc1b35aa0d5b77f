package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.Pricing.Price;
import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.id.TimeIds;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.BatchSpecRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.labeling.OwnPage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What people do to a batch: put together, submit, cancel, resume. */
final class BatchOrders {
    private final Units units;
    private final DispatcherDirectory directory;
    private final Pace pace;
    private final DraftRules rules;
    private final Pricing pricing;
    private final Clock clock;
    private final TimeIds ids = new TimeIds();

    BatchOrders(
            Units units,
            DispatcherDirectory directory,
            PluginCalls calls,
            Pace pace,
            CoreAggregation aggregation,
            Clock clock) {
        this.units = units;
        this.directory = directory;
        this.pace = pace;
        rules = new DraftRules(aggregation);
        pricing = new Pricing(directory, calls);
        this.clock = clock;
    }

    BatchRow create(BatchDraft draft, String by) {
        rules.check(draft);
        Instant now = clock.instant();
        // Newer ids sort after older ones, so a list by id is a list by time.
        String id = "b" + ids.next(now);
        List<ItemDraft> items = new ArrayList<>(draft.items());
        int gold = (int) items.stream().filter(i -> i.gold().isPresent()).count();
        if (gold > 0) {
            // Gold items must not be told by their place.
            Collections.shuffle(items, new Random(draft.seed()));
        }
        BatchRow batch =
                new BatchRow(
                        id,
                        new BatchSpecRow(
                                draft.title(),
                                draft.kind(),
                                draft.dispatcher(),
                                draft.labels(),
                                draft.instructions(),
                                1,
                                draft.overlap(),
                                draft.method(),
                                draft.budgetMicros(),
                                draft.lifetime(),
                                draft.minGoldAccuracy(),
                                draft.undo(),
                                draft.dataset(),
                                draft.labelSet(),
                                items.size(),
                                gold),
                        BatchState.DRAFT,
                        0,
                        "",
                        "",
                        "being put together",
                        false,
                        by,
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0);
        units.call(
                u -> {
                    u.put(batch);
                    for (int i = 0; i < items.size(); i++) {
                        u.put(
                                new ItemRow(
                                        id,
                                        String.format("%06d", i + 1),
                                        items.get(i),
                                        ItemState.OPEN,
                                        0,
                                        "",
                                        0));
                    }
                    return null;
                });
        return get(id);
    }

    BatchRow submit(String id) {
        BatchRow seen = get(id);
        if (seen.state() != BatchState.DRAFT) {
            return seen;
        }
        Price price = pricing.ask(seen);
        Instant now = clock.instant();
        units.call(
                u -> {
                    BatchRow batch = u.batch(id).orElseThrow();
                    if (batch.state() == BatchState.DRAFT) {
                        reserve(u, batch, price, now);
                    }
                    return null;
                });
        return get(id);
    }

    private static void reserve(Unit unit, BatchRow batch, Price price, Instant now) {
        unit.put(batch.reserved(price.each(), price.currency(), now));
        if (price.total() > 0) {
            unit.add(
                    new LedgerEntry(
                            "reserve/" + batch.id(),
                            batch.id(),
                            LedgerEntry.Kind.RESERVE,
                            price.total(),
                            batch.spec().items()
                                    + " items, "
                                    + batch.spec().overlap()
                                    + " answers each",
                            now));
        }
        int overlap = batch.spec().overlap();
        for (ItemRow item : unit.items(batch.id(), "", Integer.MAX_VALUE)) {
            if (price.together()) {
                unit.put(AttemptRow.fresh(batch.id(), item.item(), 1, overlap, now));
                continue;
            }
            for (int n = 1; n <= overlap; n++) {
                unit.put(AttemptRow.fresh(batch.id(), item.item(), n, 1, now));
            }
        }
    }

    BatchRow cancel(String id, boolean hard) {
        Instant now = clock.instant();
        boolean ownPage =
                directory
                        .find(get(id).spec().dispatcher())
                        .filter(OwnPage.class::isInstance)
                        .isPresent();
        units.call(
                u -> {
                    BatchRow batch = u.batch(id).orElseThrow();
                    if (batch.state().ended()) {
                        return null;
                    }
                    if (batch.state() == BatchState.DRAFT) {
                        u.put(batch.endedAt(now, BatchState.CANCELLED, "taken back as a draft"));
                        return null;
                    }
                    if (batch.state() == BatchState.DECIDING) {
                        throw new ConflictException(
                                "batch " + id + " is answered and being decided: too late");
                    }
                    u.put(batch.drainingSince(now, true, "cancelled").pausedFor(""));
                    if (hard && ownPage) {
                        for (AttemptRow row :
                                u.attempts(id, AttemptState.RESERVED, Integer.MAX_VALUE)) {
                            u.put(row.to(AttemptState.CANCELLED));
                        }
                    }
                    return null;
                });
        return get(id);
    }

    BatchRow resume(String id) {
        pace.forgive(get(id).spec().dispatcher());
        units.call(
                u -> {
                    BatchRow batch = u.batch(id).orElseThrow();
                    if (!batch.paused().isEmpty()) {
                        u.put(batch.pausedFor(""));
                    }
                    return null;
                });
        return get(id);
    }

    BatchRow get(String id) {
        return units.call(u -> u.batch(id))
                .orElseThrow(() -> new NotFoundException("there is no batch " + id));
    }
}
