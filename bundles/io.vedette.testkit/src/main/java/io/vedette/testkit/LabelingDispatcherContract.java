package io.vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.spi.Box;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Media;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.OwnPage;
import io.vedette.spi.labeling.PushReceiving;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.Settling;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every labeling dispatcher must do. A plugin's test extends this class:
 *
 * <pre>{@code
 * class CoinTest extends LabelingDispatcherContract {
 *     private final Coin coin = new Coin();
 *
 *     protected LabelingDispatcher dispatcher() {
 *         return coin;
 *     }
 *
 *     protected void workOnEverything(String label) {
 *         // this one answers by itself
 *     }
 *
 *     protected int workedOn() {
 *         return coin.items();
 *     }
 * }
 * }</pre>
 */
public abstract class LabelingDispatcherContract {

    /** The dispatcher, the same one during a test, with an empty vendor behind it. */
    protected abstract LabelingDispatcher dispatcher();

    /** Makes the vendor answer every item it has, by this label. */
    protected abstract void workOnEverything(String label);

    /** How many different items the vendor has. */
    protected abstract int workedOn();

    /** A batch of classes. */
    protected static BatchSpec batch(String id, int items) {
        return new BatchSpec(
                id,
                Capabilities.TaskKind.CLASS,
                "What is it?",
                "Choose the class of the crop.",
                1,
                List.of("nothing", "person"),
                items,
                1,
                0,
                "",
                Duration.ofHours(1));
    }

    /** Items of a batch, with pictures of a few bytes. */
    protected static List<Item> items(String batch, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            byte[] picture = ("picture " + i).getBytes(StandardCharsets.UTF_8);
            String address = "http://127.0.0.1:1/media/" + i;
            items.add(
                    new Item(
                            batch,
                            String.format("%06d", i),
                            1,
                            new Media.Crop(access(picture, address), new Box(0, 0, 10, 10)),
                            Map.of("person", 0.5),
                            List.of()));
        }
        return items;
    }

    private static Media.Access access(byte[] picture, String address) {
        return new Media.Access() {
            @Override
            public URI url(Duration validFor) {
                return URI.create(address);
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(picture);
            }

            @Override
            public String contentType() {
                return "image/png";
            }
        };
    }

    private List<Receipt> submit(BatchSpec batch, List<Item> items) {
        List<Receipt> receipts = new ArrayList<>();
        int size = dispatcher().capabilities().chunkSize();
        for (int from = 0; from < items.size(); from += size) {
            List<Item> part = items.subList(from, Math.min(items.size(), from + size));
            List<Receipt> some = dispatcher().submit(new Chunk(batch, part));
            assertThat(some)
                    .extracting(Receipt::key)
                    .isEqualTo(part.stream().map(Item::key).toList());
            receipts.addAll(some);
        }
        return receipts;
    }

    private Map<String, Answer> pollAll(Cursor from) {
        Map<String, Answer> answers = new HashMap<>();
        Cursor at = from;
        for (int page = 0; page < 1000; page++) {
            Answers some = dispatcher().poll(at);
            for (Answer answer : some.answers()) {
                Answer before = answers.put(answer.id(), answer);
                assertThat(before == null || before.key().equals(answer.key()))
                        .as("an id never stands for two answers")
                        .isTrue();
            }
            if (!some.more()) {
                return answers;
            }
            at = some.next();
        }
        throw new AssertionError("poll says 'more' for ever");
    }

    private boolean answersByPoll() {
        return !(dispatcher() instanceof OwnPage);
    }

    @Test
    void saysWhatItCanDo() {
        Capabilities can = dispatcher().capabilities();
        assertThat(can.tasks()).isNotEmpty();
        assertThat(can.chunkSize()).isPositive();
        assertThat(dispatcher().capabilities()).isEqualTo(can);
        assertThat(can.currency()).matches("|[A-Z]{3}");
    }

    @Test
    void anOfferHasNoSideEffect() {
        Offer offer = dispatcher().offer(batch("b1", 3));
        assertThat(offer).isInstanceOf(Offer.Quote.class);
        Offer.Quote quote = (Offer.Quote) offer;
        assertThat(quote.rewardMicros()).isNotNegative();
        assertThat(quote.feeMicros()).isNotNegative();
        assertThat(workedOn()).isZero();
    }

    @Test
    void everyItemHasItsReceiptInOrder() {
        List<Receipt> receipts = submit(batch("b1", 7), items("b1", 7));
        assertThat(receipts).allSatisfy(r -> assertThat(r).isInstanceOf(Receipt.Sent.class));
    }

    @Test
    void theSameKeyAgainIsNotWorkedOnTwice() {
        List<Item> items = items("b1", 5);
        Map<String, String> remote = new HashMap<>();
        submit(batch("b1", 5), items)
                .forEach(r -> remote.put(r.key(), ((Receipt.Sent) r).remote()));
        int before = workedOn();
        for (Receipt receipt : submit(batch("b1", 5), items)) {
            String again =
                    receipt instanceof Receipt.Duplicate duplicate
                            ? duplicate.remote()
                            : ((Receipt.Sent) receipt).remote();
            assertThat(again).isEqualTo(remote.get(receipt.key()));
        }
        assertThat(workedOn()).isEqualTo(before);
    }

    @Test
    void manyThreadsSendTheSameChunkAndItIsTakenOnce()
            throws InterruptedException, ExecutionException {
        List<Item> items = items("b1", Math.min(5, dispatcher().capabilities().chunkSize()));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Receipt>>> futures = new ArrayList<>();
            Callable<List<Receipt>> work =
                    () -> dispatcher().submit(new Chunk(batch("b1", items.size()), items));
            for (int n = 0; n < 4; n++) {
                futures.add(pool.submit(work));
            }
            for (Future<List<Receipt>> future : futures) {
                assertThat(future.get()).hasSize(items.size());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(workedOn()).isLessThanOrEqualTo(items.size());
    }

    @Test
    void everyAnswerComesAtLeastOnceUnderAStableId() {
        assumeTrue(answersByPoll(), "answers come by the page");
        List<Item> items = items("b1", 9);
        submit(batch("b1", 9), items);
        workOnEverything("person");
        Map<String, Answer> first = pollAll(Cursor.BEGIN);
        Set<String> keys = new HashSet<>();
        first.values().forEach(a -> keys.add(a.key()));
        assertThat(keys).containsAll(items.stream().map(Item::key).toList());
        assertThat(first.values()).allSatisfy(a -> assertThat(a.label()).isEqualTo("person"));
        assertThat(pollAll(Cursor.BEGIN).keySet()).isEqualTo(first.keySet());
    }

    @Test
    void aPageOfAnswersIsBounded() {
        assumeTrue(answersByPoll(), "answers come by the page");
        submit(batch("b1", 30), items("b1", 30));
        workOnEverything("person");
        assertThat(dispatcher().poll(Cursor.BEGIN).answers()).hasSizeLessThanOrEqualTo(1000);
        assertThat(dispatcher().poll(Cursor.BEGIN).next().text()).hasSizeLessThan(1900);
    }

    @Test
    void aDecisionMayBeToldTwice() {
        assumeTrue(dispatcher() instanceof Settling, "does not settle");
        submit(batch("b1", 2), items("b1", 2));
        workOnEverything("person");
        List<Settling.Decision> decisions =
                pollAll(Cursor.BEGIN).keySet().stream()
                        .map(id -> new Settling.Decision(id, Settling.Verdict.ACCEPT, ""))
                        .toList();
        for (int n = 0; n < 2; n++) {
            List<Receipt> receipts = ((Settling) dispatcher()).decide(decisions);
            assertThat(receipts)
                    .extracting(Receipt::key)
                    .containsExactlyElementsOf(
                            decisions.stream().map(Settling.Decision::answer).toList());
        }
    }

    @Test
    void cancellingAndClosingMayBeRepeated() {
        assumeTrue(dispatcher() instanceof Cancelling, "cannot cancel");
        Cancelling cancelling = (Cancelling) dispatcher();
        submit(batch("b1", 2), items("b1", 2));
        cancelling.cancel("b1", Cancelling.CancelMode.NOW);
        assertThat(cancelling.cancel("b1", Cancelling.CancelMode.NOW).remaining()).isZero();
        cancelling.close("b1");
        cancelling.close("b1");
    }

    @Test
    void aCallWithoutASignatureIsNoHint() {
        assumeTrue(dispatcher() instanceof PushReceiving, "is not called");
        PushReceiving push = (PushReceiving) dispatcher();
        byte[] garbage = new byte[100_000];
        assertThat(push.parse(new PushReceiving.PushRequest(Map.of(), new byte[0]))).isEmpty();
        assertThat(push.parse(new PushReceiving.PushRequest(Map.of(), garbage))).isEmpty();
    }

    @Test
    void anOwnPageHasAPathAndTakesAnAnswerTwice() {
        assumeTrue(dispatcher() instanceof OwnPage, "has no page");
        OwnPage page = (OwnPage) dispatcher();
        assertThat(page.page().path()).isNotBlank().doesNotStartWith("/");
        Item item = items("b1", 1).get(0);
        submit(batch("b1", 1), List.of(item));
        page.answered(Answer.ofLabel(item, "ann", "person"));
        page.answered(Answer.ofLabel(item, "ann", "person"));
    }
}
