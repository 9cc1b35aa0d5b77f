package io.vedette.spi.labeling;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sends labeling work to somebody and fetches the answers: own staff, a vendor, a crowd.
 *
 * <p>Every call is short; the core chunks, limits the rate, repeats, and owns state, money, gold,
 * aggregation and trust. One service per vendor account. Thread-safe. Further abilities are further
 * interfaces of the same service: {@link Settling}, {@link Cancelling}, {@link PushReceiving},
 * {@link OwnPage}.
 *
 * <pre>{@code
 * @Component
 * @Vendor("coin")
 * public final class Coin implements LabelingDispatcher {
 *     private final Map<String, Answer> answers = new ConcurrentSkipListMap<>();
 *     public Capabilities capabilities() { return Capabilities.classesOnly(100); }
 *     public Offer offer(BatchSpec batch) { return Offer.Quote.free(); }
 *     public List<Receipt> submit(Chunk chunk) {
 *         for (Item item : chunk.items())
 *             answers.put(item.key(), Answer.ofLabel(item, "coin", chunk.batch().labels().get(0)));
 *         return chunk.items().stream().<Receipt>map(i -> new Receipt.Sent(i.key(), i.key())).toList();
 *     }
 *     public Answers poll(Cursor from) {
 *         return new Answers(List.copyOf(answers.values()), from, false);
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface LabelingDispatcher {
    /** What this vendor can do. */
    Capabilities capabilities();

    /** What a batch would cost, or why it cannot be done. No side effect. */
    Offer offer(BatchSpec batch);

    /**
     * Hands over a bounded chunk. Idempotent by (batch, item, attempt): sent again after an unknown
     * outcome, an item is not worked on twice.
     *
     * @return one receipt per item, in their order
     */
    List<Receipt> submit(Chunk chunk);

    /**
     * A bounded page of answers after a cursor, at least once, in any order; each has a stable id.
     *
     * @throws TransportException where the vendor cannot be reached just now
     */
    Answers poll(Cursor from);
}
