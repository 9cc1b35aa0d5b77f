package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.labeling.AttemptState;
import io.vedette.service.labeling.BatchState;
import io.vedette.service.labeling.ItemState;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.LabelingDispatcher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Moves batches on. Every step reads where things stand, does one thing, and writes it in one unit
 * of work; a crash anywhere means that the step is done again. One thread at a time.
 */
final class LabelingEngine {
    private static final int MOST_ROUNDS = 10_000;

    private final Units units;
    private final DispatcherDirectory directory;
    private final Clock clock;
    private final Sending sending;
    private final Polling polling;
    private final Settlement settlement;
    private final Draining draining;
    private final Deciding deciding;
    private final Delivery delivery;
    private final PluginCalls calls;

    LabelingEngine(
            Units units,
            DispatcherDirectory directory,
            Clock clock,
            PluginCalls calls,
            Sending sending,
            Polling polling,
            Settlement settlement,
            Draining draining,
            Deciding deciding,
            Delivery delivery) {
        this.units = units;
        this.directory = directory;
        this.clock = clock;
        this.calls = calls;
        this.sending = sending;
        this.polling = polling;
        this.settlement = settlement;
        this.draining = draining;
        this.deciding = deciding;
        this.delivery = delivery;
    }

    /**
     * Does all there is to do now.
     *
     * @param atOnce also what would wait for its regular time, such as polling
     */
    synchronized int advance(boolean atOnce) {
        int all = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // Polling at once is for the first look only, or a vendor would be asked for ever.
            int steps = step(atOnce && round == 0);
            all += steps;
            if (steps == 0 && round > 0) {
                return all;
            }
        }
        return all;
    }

    private int step(boolean atOnce) {
        Instant now = clock.instant();
        List<BatchRow> live = units.call(u -> u.live());
        int steps = live.isEmpty() ? 0 : draining.returnLoans(now);
        Map<String, LabelingDispatcher> dispatchers = directory.all();
        for (String id :
                live.stream()
                        .filter(b -> b.paused().isEmpty())
                        .map(b -> b.spec().dispatcher())
                        .distinct()
                        .collect(Collectors.toList())) {
            LabelingDispatcher dispatcher = dispatchers.get(id);
            if (dispatcher != null) {
                steps += Math.max(0, polling.poll(id, dispatcher, atOnce, pausing(id), now));
            }
        }
        for (BatchRow batch : live) {
            steps +=
                    step(
                            batch,
                            Optional.ofNullable(dispatchers.get(batch.spec().dispatcher())),
                            now);
        }
        for (String id : live.stream().map(b -> b.spec().dispatcher()).distinct().toList()) {
            if (dispatchers.get(id) != null) {
                steps += settlement.tell(id, dispatchers.get(id), pausing(id), now);
            }
        }
        return steps + delivery.deliver(atOnce, now);
    }

    /** A batch whose vendor refuses our credentials waits for the operator. */
    private Consumer<String> pausing(String dispatcher) {
        return why ->
                units.call(
                        u -> {
                            for (BatchRow batch : u.live()) {
                                if (batch.spec().dispatcher().equals(dispatcher)
                                        && batch.paused().isEmpty()) {
                                    u.put(
                                            batch.pausedFor(
                                                    "the vendor refuses our credentials ("
                                                            + why
                                                            + "); set them right and resume"));
                                }
                            }
                            return null;
                        });
    }

    private int step(BatchRow seen, Optional<LabelingDispatcher> dispatcher, Instant now) {
        BatchRow batch = units.call(u -> u.batch(seen.id())).orElseThrow();
        int steps = 0;
        if (dispatcher.isPresent()) {
            steps += settlement.judge(batch, dispatcher.get(), now);
        }
        if (!batch.paused().isEmpty()) {
            return steps;
        }
        switch (batch.state()) {
            case SUBMITTING:
            case OPEN:
                if (dispatcher.isPresent()) {
                    steps +=
                            sending.send(
                                    batch,
                                    dispatcher.get(),
                                    pausing(batch.spec().dispatcher()),
                                    now);
                    steps += draining.reissue(batch, dispatcher.get(), now);
                }
                return steps + leave(batch.id(), now);
            case DRAINING:
                steps += draining.drain(batch, dispatcher, pausing(batch.spec().dispatcher()), now);
                return steps + leave(batch.id(), now);
            case DECIDING:
                steps += deciding.decide(batch, now);
                return steps + close(batch, dispatcher, now);
            default:
                return steps;
        }
    }

    /** Whether the batch has to go to another state. */
    private int leave(String id, Instant now) {
        return units.call(
                u -> {
                    BatchRow batch = u.batch(id).orElseThrow();
                    Map<ItemState, Long> items = u.itemCounts(id);
                    Map<AttemptState, Long> attempts = u.attemptCounts(id);
                    boolean out = attempts.keySet().stream().anyMatch(AttemptState::out);
                    boolean open =
                            items.containsKey(ItemState.OPEN)
                                    || u.answerCounts(id).containsKey(AnswerState.RECEIVED);
                    if (!open && !out) {
                        u.put(batch.to(BatchState.DECIDING, "nothing is out any more"));
                    } else if (batch.state() == BatchState.DRAINING) {
                        return 0;
                    } else if (!open) {
                        u.put(batch.drainingSince(now, false, "answered; the rest is taken back"));
                    } else if (batch.expires().filter(e -> now.isAfter(e)).isPresent()) {
                        u.put(batch.drainingSince(now, false, "expired"));
                    } else if (batch.state() == BatchState.SUBMITTING
                            && !attempts.containsKey(AttemptState.NEW)) {
                        u.put(batch.to(BatchState.OPEN, "handed over"));
                    } else {
                        return 0;
                    }
                    return 1;
                });
    }

    private int close(BatchRow batch, Optional<LabelingDispatcher> dispatcher, Instant now) {
        boolean ready =
                units.call(
                        u ->
                                !u.itemCounts(batch.id()).containsKey(ItemState.ANSWERED)
                                        && u.untoldOf(batch.id()) == 0);
        if (!ready) {
            return 0;
        }
        if (dispatcher.isPresent() && dispatcher.get() instanceof Cancelling cancelling) {
            calls.call(
                    batch.spec().dispatcher(),
                    "close",
                    () -> {
                        cancelling.close(batch.id());
                        return true;
                    },
                    pausing(batch.spec().dispatcher()));
        }
        return units.call(
                u -> {
                    BatchRow row = u.batch(batch.id()).orElseThrow();
                    if (row.state() != BatchState.DECIDING) {
                        return 0;
                    }
                    Closing.close(u, row, now);
                    return 1;
                });
    }
}
