package io.vedette.labeling.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.spi.Box;
import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.Cancelling;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.PushReceiving;
import io.vedette.spi.labeling.Receipt;
import io.vedette.spi.labeling.TransportException;
import io.vedette.testkit.LabelingDispatcherContract;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDispatcherTest extends LabelingDispatcherContract {

    private static final String SECRET = "a secret of some length";

    private final VendorServer server = new VendorServer(SECRET);
    private final HttpDispatcher dispatcher = dispatcher(server.url(), SECRET, true);

    private static HttpDispatcher dispatcher(String url, String secret, boolean allowPrivate) {
        return new HttpDispatcher(
                url,
                "vedette-test",
                secret,
                allowPrivate,
                new Capabilities(
                        Set.of(Capabilities.TaskKind.CLASS, Capabilities.TaskKind.BOXES),
                        6,
                        false,
                        true,
                        "EUR",
                        Capabilities.MediaAccess.SIGNED_URL),
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected LabelingDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    protected void workOnEverything(String label) {
        server.work(label);
    }

    @Override
    protected int workedOn() {
        return server.items.size();
    }

    private List<Receipt> submit(int count) {
        return dispatcher.submit(new Chunk(batch("b1", count), items("b1", count)));
    }

    @Test
    void anItemSaysAllThatAVendorNeeds() {
        submit(1);
        var item = server.bodies.get(0).get("items").get(0);
        assertThat(item.get("key").asText()).isEqualTo("b1/000001/1");
        assertThat(item.get("url").asText()).isEqualTo("http://127.0.0.1:1/media/1");
        assertThat(item.get("of")).hasSize(4);
        assertThat(item.get("preLabels").get("person").asDouble()).isEqualTo(0.5);
        assertThat(server.bodies.get(0).get("batch").get("labels")).hasSize(2);
        assertThat(dispatcher.offer(batch("b1", 1)))
                .isEqualTo(new Offer.Quote(30_000, 6_000, "EUR", true));
    }

    @Test
    void theVendorTakesTheItemsAndThenTheConnectionBreaks() {
        CountDownLatch never = new CountDownLatch(1);
        server.after(
                exchange -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                });
        assertThatThrownBy(() -> submit(3))
                .isInstanceOf(TransportException.class)
                .satisfies(e -> assertThat(((TransportException) e).credentials()).isFalse());
        never.countDown();
        server.before(exchange -> false);
        assertThat(submit(3)).allSatisfy(r -> assertThat(r).isInstanceOf(Receipt.Duplicate.class));
        assertThat(server.items).hasSize(3);
        assertThat(Set.copyOf(server.idempotencyKeys)).as("the same key both times").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 302})
    void serversInTroubleAndRedirectsAreUnknownOutcomes(int status) {
        server.before(
                exchange -> {
                    exchange.getResponseHeaders().add("Location", server.url() + "/elsewhere");
                    VendorServer.send(exchange, status, "<html>");
                    return true;
                });
        assertThatThrownBy(() -> submit(1))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(String.valueOf(status));
        assertThat(server.calls).hasSize(1);
    }

    @Test
    void throttlingSaysHowLongToWait() {
        server.before(
                exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "42");
                    VendorServer.send(exchange, 429, "");
                    return true;
                });
        assertThat(submit(2))
                .allSatisfy(
                        r ->
                                assertThat(((Receipt.RetryLater) r).after())
                                        .isEqualTo(Duration.ofSeconds(42)));
        server.before(
                exchange -> {
                    exchange.getResponseHeaders().add("Retry-After", "99999999");
                    VendorServer.send(exchange, 429, "");
                    return true;
                });
        assertThat(((Receipt.RetryLater) submit(1).get(0)).after()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> dispatcher.poll(Cursor.BEGIN))
                .isInstanceOf(TransportException.class);
    }

    @Test
    void oneBadItemDoesNotSpoilItsChunk() {
        server.before(
                exchange -> {
                    // Refuses a chunk with more than one, and whatever is asked second alone.
                    if (server.calls.size() == 1 || server.calls.size() == 3) {
                        VendorServer.send(exchange, 422, "");
                        return true;
                    }
                    return false;
                });
        List<Receipt> receipts = submit(3);
        assertThat(receipts.get(0)).isInstanceOf(Receipt.Sent.class);
        assertThat(receipts.get(1)).isInstanceOf(Receipt.Refused.class);
        assertThat(receipts.get(2)).isInstanceOf(Receipt.Sent.class);
    }

    @Test
    void wrongCredentialsAreSaidToBe() {
        HttpDispatcher wrong = dispatcher(server.url(), "another secret", true);
        assertThatThrownBy(() -> wrong.poll(Cursor.BEGIN))
                .isInstanceOf(TransportException.class)
                .satisfies(e -> assertThat(((TransportException) e).credentials()).isTrue());
        assertThatThrownBy(() -> wrong.offer(batch("b1", 1)))
                .isInstanceOf(TransportException.class);
    }

    @Test
    void hugeAndUnreadableBodiesAreRefused() {
        server.before(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] block = new byte[1 << 16];
                    try {
                        for (int i = 0; i < 1600; i++) {
                            exchange.getResponseBody().write(block);
                        }
                    } catch (java.io.IOException e) {
                        // The dispatcher hung up, as it should.
                    }
                    exchange.close();
                    return true;
                });
        assertThatThrownBy(() -> dispatcher.poll(Cursor.BEGIN))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("4 MiB");
        for (String bad : List.of("", "[]", "nonsense", "{\"answers\":", "null", "7")) {
            server.before(
                    exchange -> {
                        VendorServer.send(exchange, 200, bad);
                        return true;
                    });
            assertThatThrownBy(() -> submit(1)).as(bad).isInstanceOf(TransportException.class);
        }
        server.before(
                exchange -> {
                    VendorServer.send(exchange, 200, "{\"receipts\":[{\"key\":\"other\"}]}");
                    return true;
                });
        assertThat(submit(2)).allSatisfy(r -> assertThat(r).isInstanceOf(Receipt.Unknown.class));
    }

    @Test
    void answersAreReadOneByOneAndBadOnesDoNotHideTheOthers() {
        server.answer("a1", "b1/000001/1", "person");
        server.answer("", "b1/000002/1", "person");
        server.answer("a3", "b1/000003/1", "person").put("at", "yesterday").put("seconds", -5);
        server.answer("a4", "b1/000004/1", "")
                .putArray("boxes")
                .addObject()
                .put("label", "person")
                .putArray("box")
                .add(1)
                .add(2)
                .add(3)
                .add(4);
        server.answer("a5", "b1/000005/1", "")
                .putArray("boxes")
                .addObject()
                .put("label", "person")
                .putArray("box")
                .add(1)
                .add(2)
                .add(-3)
                .add(4);
        List<Answer> answers = new ArrayList<>();
        Cursor at = Cursor.BEGIN;
        for (boolean more = true; more; ) {
            Answers page = dispatcher.poll(at);
            answers.addAll(page.answers());
            at = page.next();
            more = page.more();
        }
        assertThat(answers).extracting(Answer::id).containsExactly("a1", "a3", "a4", "a5");
        assertThat(answers.get(1).spent()).isZero();
        assertThat(answers.get(2).boxes())
                .containsExactly(new Item.LabeledBox("person", new Box(1, 2, 3, 4)));
        assertThat(answers.get(3).label()).startsWith("not a box");
    }

    @Test
    void aCallbackIsAHintOnlyWhenItsSignatureAndTimeFit() {
        byte[] body = "{\"batch\":\"b7\"}".getBytes(StandardCharsets.UTF_8);
        String now = String.valueOf(Instant.now().getEpochSecond());
        String old = String.valueOf(Instant.now().minusSeconds(3600).getEpochSecond());
        assertThat(hint(now, Signature.of(SECRET, now, "CALLBACK", "", body), body)).isTrue();
        assertThat(hint(now, Signature.of("wrong", now, "CALLBACK", "", body), body)).isFalse();
        assertThat(hint(old, Signature.of(SECRET, old, "CALLBACK", "", body), body)).isFalse();
        assertThat(hint(now, Signature.of(SECRET, now, "POST", "", body), body)).isFalse();
        assertThat(hint(now, Signature.of(SECRET, now, "CALLBACK", "", body), new byte[] {1}))
                .isFalse();
        assertThat(hint("now", "x", body)).isFalse();
    }

    private boolean hint(String timestamp, String signature, byte[] body) {
        return dispatcher
                .parse(
                        new PushReceiving.PushRequest(
                                Map.of(
                                        "x-vedette-timestamp",
                                        timestamp,
                                        "x-vedette-signature",
                                        signature),
                                body))
                .filter(h -> h.batch().equals("b7"))
                .isPresent();
    }

    @Test
    void decisionsAndCancellationsArrive() {
        submit(2);
        assertThat(dispatcher.cancel("b1", Cancelling.CancelMode.UNSTARTED))
                .isEqualTo(new Cancelling.CancelReport(2, 0));
        dispatcher.close("b1");
        assertThat(server.calls)
                .contains("POST /v1/batches/b1/cancel", "POST /v1/batches/b1/close");
    }

    @Test
    void privateAddressesNeedToBeAllowed() {
        HttpDispatcher closed = dispatcher(server.url(), SECRET, false);
        assertThatThrownBy(() -> closed.poll(Cursor.BEGIN))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("allow it in the configuration");
        assertThat(server.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void specialAddressesAreKnown(String address) throws UnknownHostException {
        assertThat(VendorAddress.special(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888"})
    void ordinaryAddressesAreFine(String address) throws UnknownHostException {
        assertThat(VendorAddress.special(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:///etc/passwd",
                "ftp://vendor.example",
                "http://user:pass@vendor.example",
                "http:///nowhere",
                "https://vendor.example/?a=b"
            })
    void anAddressThatIsNoneIsSaidInTheOffer(String url) {
        HttpDispatcher bad = dispatcher(url, SECRET, true);
        assertThat(bad.offer(batch("b1", 1))).isInstanceOf(Offer.Problems.class);
        assertThat(bad.submit(new Chunk(batch("b1", 1), items("b1", 1))).get(0))
                .isInstanceOf(Receipt.Refused.class);
        assertThat(bad.poll(Cursor.BEGIN).answers()).isEmpty();
    }
}
