package io.vedette.core.labeling.internal;

import io.vedette.service.labeling.AnswerState;
import io.vedette.service.store.labeling.AnswerRow;
import io.vedette.service.store.labeling.BatchRow;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.OwnPage;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Judges received answers at once, and tells dispatchers that want to know. */
final class Settlement {
    private static final int MANY = 200;

    private final Units units;
    private final PluginCalls calls;
    private final Pace pace;

    Settlement(Units units, PluginCalls calls, Pace pace) {
        this.units = units;
        this.calls = calls;
        this.pace = pace;
    }

    /** Judges what may not be taken back any more; returns how many answers. */
    int judge(BatchRow batch, LabelingDispatcher dispatcher, Instant now) {
        Instant until = now.minus(batch.spec().undo());
        List<AnswerRow> received =
                units.call(u -> u.answers(batch.id(), AnswerState.RECEIVED, MANY));
        int judged = 0;
        for (AnswerRow row : received) {
            if (row.taken().isAfter(until)) {
                continue;
            }
            boolean done =
                    units.call(
                            u -> {
                                AnswerRow answer =
                                        u.answer(row.dispatcher(), row.answer()).orElseThrow();
                                if (answer.state() != AnswerState.RECEIVED) {
                                    return false;
                                }
                                Judgement.judge(
                                        u,
                                        answer,
                                        dispatcher instanceof Settling,
                                        dispatcher instanceof OwnPage,
                                        now);
                                return true;
                            });
            judged += done ? 1 : 0;
        }
        return judged;
    }

    /** Tells decisions; returns how many are known to have arrived. */
    int tell(String id, LabelingDispatcher dispatcher, Consumer<String> refused, Instant now) {
        if (!(dispatcher instanceof Settling settling)) {
            return 0;
        }
        List<AnswerRow> untold = units.call(u -> u.untold(id, 100));
        if (untold.isEmpty() || !pace.take(id, now)) {
            return 0;
        }
        List<Settling.Decision> decisions =
                untold.stream()
                        .map(
                                a ->
                                        new Settling.Decision(
                                                a.answer(),
                                                a.state() == AnswerState.ACCEPTED
                                                        ? Settling.Verdict.ACCEPT
                                                        : Settling.Verdict.REJECT,
                                                a.reason()))
                        .toList();
        Outcome<List<Receipt>> outcome =
                calls.call(id, "decide", () -> settling.decide(decisions), refused);
        if (!(outcome instanceof Outcome.Done<List<Receipt>> done)) {
            pace.block(id, now.plus(Pace.backoff(id, 0)), now);
            return 0;
        }
        Map<String, Receipt> receipts = new HashMap<>();
        done.value().forEach(r -> receipts.put(r.key(), r));
        int told =
                units.call(
                        u -> {
                            int count = 0;
                            for (AnswerRow row : untold) {
                                Receipt receipt = receipts.get(row.answer());
                                if (receipt == null
                                        || receipt instanceof Receipt.Unknown
                                        || receipt instanceof Receipt.RetryLater) {
                                    continue;
                                }
                                AnswerRow a = u.answer(id, row.answer()).orElseThrow();
                                if (!a.told()) {
                                    u.put(a.to(a.state(), a.reason(), a.paidMicros(), true));
                                    count++;
                                }
                            }
                            return count;
                        });
        if (told < untold.size()) {
            pace.block(id, now.plus(Pace.backoff(id, 0)), now);
        }
        return told;
    }
}
