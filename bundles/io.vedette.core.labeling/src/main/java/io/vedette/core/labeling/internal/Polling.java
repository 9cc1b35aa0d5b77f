package io.vedette.core.labeling.internal;

import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.OwnPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches answers. A page and the cursor behind it are stored in one unit of work, so a crash
 * repeats a page at worst, and what comes again is known by its id.
 */
final class Polling {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int PAGES = 50;
    private static final int MOST = 5000;

    private final Units units;
    private final PluginCalls calls;
    private final Pace pace;
    private final Counters counters;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    Polling(Units units, PluginCalls calls, Pace pace, Counters counters) {
        this.units = units;
        this.calls = calls;
        this.pace = pace;
        this.counters = counters;
    }

    /** The vendor hinted that there is something. */
    void hint(String dispatcher) {
        next.remove(dispatcher);
    }

    /**
     * Fetches what there is.
     *
     * @param atOnce not to wait for the next regular time
     * @return how many answers were new; negative where the vendor could not be asked
     */
    int poll(
            String id,
            LabelingDispatcher dispatcher,
            boolean atOnce,
            Consumer<String> refused,
            Instant now) {
        if (!atOnce && now.isBefore(next.getOrDefault(id, Instant.MIN))) {
            return 0;
        }
        int stored = 0;
        for (int page = 0; page < PAGES; page++) {
            if (!(dispatcher instanceof OwnPage) && !pace.take(id, now)) {
                return stored > 0 ? stored : -1;
            }
            Cursor from = new Cursor(units.call(u -> u.note("cursor/" + id)).orElse(""));
            Outcome<Answers> outcome = calls.call(id, "poll", () -> dispatcher.poll(from), refused);
            if (!(outcome instanceof Outcome.Done<Answers> done)) {
                Instant later = now.plus(Pace.backoff(id + "/poll", 0));
                next.put(id, later);
                return stored > 0 ? stored : -1;
            }
            Answers answers = done.value();
            if (answers.answers().size() > MOST || answers.next().text().length() > 1900) {
                LOG.warn(
                        "dispatcher {} sent a page of {} answers and a cursor of {} characters,"
                                + " more than agreed: nothing of it was taken",
                        id,
                        answers.answers().size(),
                        answers.next().text().length());
                return stored > 0 ? stored : -1;
            }
            stored += store(id, from, answers, now);
            if (!answers.more() || answers.next().equals(from)) {
                next.put(id, now.plus(EVERY));
                return stored;
            }
        }
        return stored;
    }

    private int store(String id, Cursor from, Answers answers, Instant now) {
        if (answers.answers().isEmpty() && answers.next().equals(from)) {
            return 0;
        }
        AnswerIntake.Taken[] taken = new AnswerIntake.Taken[answers.answers().size()];
        units.call(
                u -> {
                    for (int i = 0; i < taken.length; i++) {
                        Answer answer = answers.answers().get(i);
                        taken[i] = AnswerIntake.take(u, id, answer, now);
                    }
                    u.note("cursor/" + id, answers.next().text());
                    return null;
                });
        int stored = 0;
        for (int i = 0; i < taken.length; i++) {
            counters.answer(id, taken[i]);
            if (taken[i] == AnswerIntake.Taken.STORED) {
                stored++;
            } else if (taken[i] == AnswerIntake.Taken.UNKNOWN) {
                LOG.debug(
                        "dispatcher {} answered {}, which is unknown",
                        id,
                        answers.answers().get(i).key());
            }
        }
        return stored;
    }
}
