package io.vedette.core.labeling.internal;

import io.vedette.core.labeling.internal.aggregate.CoreAggregation;
import io.vedette.service.id.TimeIds;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchDraft;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.labeling.LedgerEntry;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.BatchSpecRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.OwnPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What people do to a batch: put together, submit, cancel, resume. */
final class BatchOrders {
    private static final int MOST_ITEMS = 100_000;

    private final Units units;
    private final DispatcherDirectory directory;
    private final PluginCalls calls;
    private final Pace pace;
    private final CoreAggregation aggregation;
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
        this.calls = calls;
        this.pace = pace;
        this.aggregation = aggregation;
        this.clock = clock;
    }

    BatchRow create(BatchDraft draft, String by) {
        check(draft);
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

    private void check(BatchDraft draft) {
        refuse(
                draft.title().isBlank() || draft.title().length() > 200,
                "a title of 1..200 characters is needed");
        refuse(draft.items().isEmpty(), "a batch needs items");
        refuse(draft.items().size() > MOST_ITEMS, "a batch holds at most " + MOST_ITEMS + " items");
        refuse(draft.overlap() < 1 || draft.overlap() > 9, "overlap must be 1..9");
        refuse(draft.budgetMicros() < 0, "a budget is not negative");
        refuse(
                draft.lifetime().compareTo(Duration.ofMinutes(1)) < 0
                        || draft.lifetime().compareTo(Duration.ofDays(90)) > 0,
                "a lifetime is between one minute and 90 days");
        refuse(
                !(draft.minGoldAccuracy() >= 0 && draft.minGoldAccuracy() <= 1),
                "the least accuracy on gold is 0..1");
        refuse(
                draft.undo().isNegative() || draft.undo().compareTo(Duration.ofHours(1)) > 0,
                "the time to take an answer back is at most one hour");
        refuse(
                new HashSet<>(draft.labels()).size() != draft.labels().size()
                        || draft.labels().stream().anyMatch(l -> l.isBlank() || l.length() > 200),
                "labels are different texts of 1..200 characters");
        boolean classes = draft.kind() == TaskKind.CLASS;
        refuse(draft.labels().size() < (classes ? 2 : 1), "too few labels to choose from");
        refuse(
                classes && !aggregation.methods().contains(draft.method()),
                "method '" + draft.method() + "' is not there; there are " + aggregation.methods());
        for (ItemDraft item : draft.items()) {
            refuse(
                    !item.blob().matches("[0-9a-f]{64}"),
                    "'" + item.blob() + "' is no id of a picture");
            item.gold()
                    .ifPresent(
                            g -> {
                                refuse(
                                        classes && !draft.labels().contains(g.label()),
                                        "gold says '" + g.label() + "', which is no label");
                                g.boxes()
                                        .forEach(
                                                b ->
                                                        refuse(
                                                                !draft.labels().contains(b.label()),
                                                                "gold says '"
                                                                        + b.label()
                                                                        + "', which is no label"));
                            });
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new InvalidRequestException(why);
        }
    }

    BatchRow submit(String id) {
        BatchRow seen = get(id);
        if (seen.state() != BatchState.DRAFT) {
            return seen;
        }
        LabelingDispatcher dispatcher =
                directory
                        .find(seen.spec().dispatcher())
                        .orElseThrow(
                                () ->
                                        new ConflictException(
                                                "dispatcher '"
                                                        + seen.spec().dispatcher()
                                                        + "' is not in service; there are "
                                                        + directory.all().keySet()));
        Capabilities can = dispatcher.capabilities();
        if (!can.tasks().contains(seen.spec().kind())) {
            throw new InvalidRequestException(
                    "dispatcher '" + seen.spec().dispatcher() + "' takes only " + can.tasks());
        }
        Offer.Quote quote = quote(seen, dispatcher);
        long price = Math.addExact(quote.rewardMicros(), quote.feeMicros());
        long total = Math.multiplyExact(price, (long) seen.spec().items() * seen.spec().overlap());
        if (price < 0 || total > seen.spec().budgetMicros()) {
            throw new InvalidRequestException(
                    "it costs "
                            + total
                            + " micros"
                            + (quote.currency().isEmpty() ? "" : " of " + quote.currency())
                            + ", the budget is "
                            + seen.spec().budgetMicros()
                            + "; raise the budget, or ask about fewer items or with less overlap");
        }
        boolean together = can.overlapByVendor();
        Instant now = clock.instant();
        units.call(
                u -> {
                    BatchRow batch = u.batch(id).orElseThrow();
                    if (batch.state() == BatchState.DRAFT) {
                        reserve(u, batch, quote, price, total, together, now);
                    }
                    return null;
                });
        return get(id);
    }

    private Offer.Quote quote(BatchRow batch, LabelingDispatcher dispatcher) {
        Outcome<Offer> outcome =
                calls.call(
                        batch.spec().dispatcher(),
                        "offer",
                        () -> dispatcher.offer(Sending.spec(batch)),
                        why -> {});
        if (outcome instanceof Outcome.Failed<Offer> failed) {
            throw new UnavailableException(
                    "dispatcher '"
                            + batch.spec().dispatcher()
                            + "' cannot be asked for its price just now: "
                            + failed.why(),
                    null);
        }
        Offer offer = ((Outcome.Done<Offer>) outcome).value();
        if (offer instanceof Offer.Problems problems) {
            throw new InvalidRequestException(String.join("; ", problems.problems()));
        }
        return (Offer.Quote) offer;
    }

    private static void reserve(
            Unit unit,
            BatchRow batch,
            Offer.Quote quote,
            long price,
            long total,
            boolean together,
            Instant now) {
        unit.put(batch.reserved(price, quote.currency(), now));
        if (total > 0) {
            unit.add(
                    new LedgerEntry(
                            "reserve/" + batch.id(),
                            batch.id(),
                            LedgerEntry.Kind.RESERVE,
                            total,
                            batch.spec().items()
                                    + " items, "
                                    + batch.spec().overlap()
                                    + " answers each",
                            now));
        }
        int overlap = batch.spec().overlap();
        for (ItemRow item : unit.items(batch.id(), "", Integer.MAX_VALUE)) {
            if (together) {
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
