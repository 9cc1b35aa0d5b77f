package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.store.labeling.AttemptRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.service.store.labeling.ItemRow;
import io.vedette.service.store.labeling.LabelingStore.Unit;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.OwnPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Loans that ran out, attempts nobody answers, and batches of which nothing more is wanted. */
final class Draining {
    private static final int MANY = 500;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Units units;
    private final PluginCalls calls;
    private final Pace pace;
    private final Polling polling;

    Draining(Units units, PluginCalls calls, Pace pace, Polling polling) {
        this.units = units;
        this.calls = calls;
        this.pace = pace;
        this.polling = polling;
    }

    /** Takes tasks back from people who left; returns how many. */
    int returnLoans(Instant now) {
        return units.call(
                u -> {
                    int count = 0;
                    for (AttemptRow attempt : u.overdue(now, MANY)) {
                        u.put(attempt.back());
                        count++;
                    }
                    return count;
                });
    }

    /** Asks again where a vendor did not answer in time; returns how many. */
    int reissue(BatchRow batch, LabelingDispatcher dispatcher, Instant now) {
        if (dispatcher instanceof OwnPage) {
            return 0;
        }
        return units.call(
                u -> {
                    int count = 0;
                    Instant before = now.minus(batch.spec().lifetime());
                    for (AttemptRow attempt : u.unanswered(batch.id(), before, MANY)) {
                        u.put(attempt.to(AttemptState.EXPIRED));
                        Judgement.again(
                                u,
                                u.batch(batch.id()).orElseThrow(),
                                attempt,
                                attempt.wanted() - attempt.taken(),
                                now);
                        Judgement.refresh(u, batch, attempt.item(), false);
                        count++;
                    }
                    return count;
                });
    }

    /** Takes back what can be taken back; returns how many attempts were. */
    int drain(
            BatchRow batch,
            Optional<LabelingDispatcher> dispatcher,
            Consumer<String> refused,
            Instant now) {
        boolean ownPage = dispatcher.filter(OwnPage.class::isInstance).isPresent();
        AttemptState last = batch.cancelled() ? AttemptState.CANCELLED : AttemptState.EXPIRED;
        int moved = end(batch, AttemptState.NEW, last);
        if (ownPage) {
            moved += end(batch, AttemptState.SENT, last);
        }
        if (noneOut(batch)) {
            return moved + settleItems(batch);
        }
        Duration patience = batch.spec().lifetime();
        Instant limit =
                batch.draining()
                        .orElse(now)
                        .plus(patience.compareTo(LONGEST) < 0 ? patience : LONGEST);
        if (!now.isBefore(limit)) {
            return moved
                    + end(batch, AttemptState.SENT, last)
                    + end(batch, AttemptState.RESERVED, last);
        }
        if (dispatcher.isPresent()
                && dispatcher.get() instanceof Cancelling cancelling
                && pace.take(batch.spec().dispatcher(), now)) {
            Outcome<Cancelling.CancelReport> outcome =
                    calls.call(
                            batch.spec().dispatcher(),
                            "cancel",
                            () -> cancelling.cancel(batch.id(), Cancelling.CancelMode.UNSTARTED),
                            refused);
            if (outcome instanceof Outcome.Done<Cancelling.CancelReport> done
                    && done.value().remaining() == 0) {
                // What was answered before the vendor stopped must be in before nothing is out.
                int late =
                        polling.poll(
                                batch.spec().dispatcher(), dispatcher.get(), true, refused, now);
                if (late >= 0) {
                    moved += late + end(batch, AttemptState.SENT, last);
                }
            } else if (!(outcome instanceof Outcome.Done)) {
                pace.block(batch.spec().dispatcher(), now.plus(Pace.backoff(batch.id(), 0)), now);
            }
        }
        return moved;
    }

    boolean noneOut(BatchRow batch) {
        var counts = units.call(u -> u.attemptCounts(batch.id()));
        return counts.keySet().stream().noneMatch(AttemptState::out);
    }

    int end(BatchRow batch, AttemptState from, AttemptState to) {
        int all = 0;
        while (true) {
            int moved =
                    units.call(
                            u -> {
                                int count = 0;
                                for (AttemptRow row : u.attempts(batch.id(), from, MANY)) {
                                    u.put(row.to(to));
                                    count++;
                                }
                                return count;
                            });
            all += moved;
            if (moved < MANY) {
                return all;
            }
        }
    }

    /** Items of a drained batch that will get no more answers. */
    private int settleItems(BatchRow batch) {
        return units.call(
                u -> {
                    int count = 0;
                    for (ItemRow item : u.items(batch.id(), ItemState.OPEN, MANY)) {
                        count += settle(u, batch, item) ? 1 : 0;
                    }
                    return count;
                });
    }

    private static boolean settle(Unit unit, BatchRow batch, ItemRow item) {
        boolean open =
                unit.answersOf(batch.id(), item.item()).stream()
                        .anyMatch(a -> a.state() == AnswerState.RECEIVED);
        if (open) {
            return false;
        }
        boolean some =
                unit.answersOf(batch.id(), item.item()).stream()
                        .anyMatch(a -> a.state() == AnswerState.ACCEPTED);
        unit.put(
                item.to(
                        some
                                ? ItemState.ANSWERED
                                : batch.cancelled() ? ItemState.CANCELLED : ItemState.UNDECIDED));
        return true;
    }
}
