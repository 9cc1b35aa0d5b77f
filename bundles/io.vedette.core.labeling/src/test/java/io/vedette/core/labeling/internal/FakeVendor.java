package io.vedette.core.labeling.internal;

import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import io.vedette.spi.labeling.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A vendor that lives on while the core crashes: takes work, does it when told, pays attention. */
final class FakeVendor implements LabelingDispatcher, Settling, Cancelling {
    final Map<String, Item> work = new LinkedHashMap<>();
    final List<Answer> answers = new ArrayList<>();
    final Map<String, Verdict> verdicts = new TreeMap<>();
    final Set<String> closed = new HashSet<>();
    final List<String> reasons = new ArrayList<>();
    private final Set<String> worked = new HashSet<>();

    long rewardMicros = 20_000;
    int chunk = 4;
    boolean together;
    boolean credentialsRefused;
    boolean cancelled;

    /** What to say instead of a plain receipt, null for that; may throw. */
    Function<Item, Receipt> submitting = item -> null;

    /** What worker n says of an item. */
    BiFunction<Item, Integer, String> opinion = (item, worker) -> "person";

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.TaskKind.CLASS, Capabilities.TaskKind.BOXES),
                chunk,
                together,
                true,
                "EUR",
                Capabilities.MediaAccess.SIGNED_URL);
    }

    @Override
    public Offer offer(BatchSpec batch) {
        return new Offer.Quote(rewardMicros, 0, "EUR", true);
    }

    @Override
    public List<Receipt> submit(Chunk chunk) {
        if (credentialsRefused) {
            throw new TransportException("401", true);
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Item item : chunk.items()) {
            Receipt other = submitting.apply(item);
            if (other != null) {
                receipts.add(other);
                continue;
            }
            boolean fresh = work.putIfAbsent(item.key(), item) == null;
            receipts.add(
                    fresh
                            ? new Receipt.Sent(item.key(), "r-" + item.key())
                            : new Receipt.Duplicate(item.key(), "r-" + item.key()));
        }
        return receipts;
    }

    /** Answers everything not answered yet; worker n takes the n-th attempt of an item. */
    void workAll(int overlap) {
        for (Item item : List.copyOf(work.values())) {
            if (!worked.add(item.key())) {
                continue;
            }
            for (int w = 1; w <= (together ? overlap : 1); w++) {
                int worker = together ? w : item.attempt();
                say(item, worker, opinion.apply(item, worker));
            }
        }
    }

    void say(Item item, int worker, String label) {
        answers.add(
                new Answer(
                        "a" + answers.size(),
                        item.key(),
                        "w" + worker,
                        label,
                        List.of(),
                        label.isEmpty(),
                        Duration.ofSeconds(3),
                        Instant.parse("2026-03-01T10:00:00Z")));
    }

    @Override
    public Answers poll(Cursor from) {
        int at = from.text().isEmpty() ? 0 : Integer.parseInt(from.text());
        // One answer of the page before comes again: at least once.
        int begin = Math.max(0, at - 1);
        int end = Math.min(answers.size(), at + 3);
        return new Answers(
                answers.subList(begin, end), new Cursor(String.valueOf(end)), end < answers.size());
    }

    @Override
    public List<Receipt> decide(List<Decision> decisions) {
        List<Receipt> receipts = new ArrayList<>();
        for (Decision d : decisions) {
            verdicts.put(d.answer(), d.verdict());
            reasons.add(d.reason());
            receipts.add(new Receipt.Sent(d.answer(), ""));
        }
        return receipts;
    }

    @Override
    public CancelReport cancel(String batch, CancelMode mode) {
        cancelled = true;
        return new CancelReport(0, 0);
    }

    @Override
    public void close(String batch) {
        closed.add(batch);
    }
}
