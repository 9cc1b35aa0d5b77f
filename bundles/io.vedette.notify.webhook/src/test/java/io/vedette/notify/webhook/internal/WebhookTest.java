package io.vedette.notify.webhook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vedette.spi.notify.AlertNotifier;
import io.vedette.spi.notify.Delivery;
import io.vedette.spi.notify.Destination;
import io.vedette.testkit.AlertNotifierContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends AlertNotifierContract {

    private static final String SECRET = "sixteen-characters-and-more";
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private ServerSocket silent;
    private Webhook webhook;

    private record Received(String path, Map<String, String> headers, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        answer("/ok", 204, "");
        answer("/busy", 503, "17");
        answer("/slow-down", 429, "");
        answer("/wrong", 404, "");
        answer("/moved", 302, "");
        server.start();
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        webhook = webhook(InetAddress::getAllByName);
    }

    private Webhook webhook(Addresses.Resolver resolver) {
        return new Webhook(
                host -> {
                    lookups.incrementAndGet();
                    return resolver.resolve(host);
                },
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void answer(String path, int status, String retryAfter) {
        server.createContext(
                path,
                exchange -> {
                    received.add(
                            new Received(
                                    exchange.getRequestURI().toString(),
                                    headers(exchange),
                                    exchange.getRequestBody().readAllBytes()));
                    if (!retryAfter.isEmpty()) {
                        exchange.getResponseHeaders().add("Retry-After", retryAfter);
                    }
                    exchange.getResponseHeaders().add("Location", "http://127.0.0.1/secret");
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.get(0)));
        return headers;
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        silent.close();
        threads.shutdownNow();
    }

    @Override
    protected AlertNotifier notifier() {
        return webhook;
    }

    @Override
    protected Destination working() {
        return to(url("/ok"));
    }

    @Override
    protected Destination gone() {
        return to("http://127.0.0.1:1/none");
    }

    @Override
    protected Destination hanging() {
        return to("http://127.0.0.1:" + silent.getLocalPort() + "/");
    }

    @Override
    protected Destination incomplete() {
        return new Destination("desk", Map.of("url", url("/ok")), Duration.ofSeconds(1), true);
    }

    @Override
    protected long received(String notice) {
        return received.stream()
                .filter(r -> notice.equals(r.headers.get("Vedette-notice")))
                .count();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Destination to(String url) {
        return to(url, true);
    }

    private static Destination to(String url, boolean privateAddresses) {
        return new Destination(
                "desk",
                Map.of("url", url, ".secret", SECRET),
                Duration.ofSeconds(1),
                privateAddresses);
    }

    private Delivery deliver(Destination to) {
        return webhook.deliver(notice("n1"), to);
    }

    @Test
    void signsWhatItSends() throws IOException {
        deliver(to(url("/ok?room=3")));
        Received one = received.get(0);
        assertThat(one.path).isEqualTo("/ok?room=3");
        JsonNode body = new ObjectMapper().readTree(one.body);
        assertThat(body.get("alert").asText()).isEqualTo("alert-of-n1");
        assertThat(body.get("links").get("alert").asText()).contains("/alerts/alert-of-n1");
        assertThat(one.headers.get("Vedette-timestamp")).isEqualTo("" + NOW.getEpochSecond());
        assertThat(one.headers.get("Vedette-signature"))
                .isEqualTo("v1=" + Webhook.sign(SECRET, NOW.getEpochSecond(), one.body))
                .isNotEqualTo("v1=" + Webhook.sign("another", NOW.getEpochSecond(), one.body));
    }

    @Test
    void signsAsAnybodyElseWould() {
        // printf '1.{}' | openssl dgst -sha256 -hmac key
        assertThat(Webhook.sign("key", 1, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }

    @Test
    void triesLaterWhatMayWorkThen() {
        assertThat(deliver(to(url("/busy"))))
                .isEqualTo(new Delivery.RetryLater(Duration.ofSeconds(17), "it answered 503"));
        assertThat(deliver(to(url("/slow-down")))).isInstanceOf(Delivery.RetryLater.class);
        assertThat(deliver(to("https://no-such-host.invalid/")))
                .isInstanceOf(Delivery.RetryLater.class);
    }

    @Test
    void givesUpWhatNeverWill() {
        assertThat(deliver(to(url("/wrong")))).isInstanceOf(Delivery.Refused.class);
        for (String url : List.of("", "ftp://a/b", "https:///x", "https://a:b@c/", "nonsense")) {
            assertThat(deliver(to(url))).as(url).isInstanceOf(Delivery.Refused.class);
        }
    }

    @Test
    void followsNoRedirect() {
        assertThat(deliver(to(url("/moved"))))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class, r -> assertThat(r.why()).contains("302"));
        assertThat(received).hasSize(1);
    }

    @Test
    void reachesNoPrivateAddressUnlessAllowed() {
        for (String host :
                List.of(
                        "127.0.0.1",
                        "10.0.0.1",
                        "172.16.3.4",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "0.0.0.0",
                        "[::1]",
                        "[fd00::1]",
                        "[fe80::1]",
                        "[::ffff:10.0.0.1]",
                        "[64:ff9b::a00:1]",
                        "2130706433",
                        "localhost")) {
            assertThat(deliver(to("https://" + host + "/", false)))
                    .as(host)
                    .isInstanceOf(Delivery.Refused.class);
        }
        assertThat(deliver(to(url("/ok"), false)))
                .as("plain http shows alerts to others")
                .isInstanceOf(Delivery.Refused.class);
        assertThat(received).isEmpty();
        assertThat(Addresses.isPublic(address(8, 8, 8, 8))).isTrue();
    }

    @Test
    void looksANameUpOnceSoThatItCannotChangeInBetween() {
        AtomicInteger asked = new AtomicInteger();
        webhook =
                webhook(
                        host ->
                                asked.incrementAndGet() == 1
                                        ? new InetAddress[] {address(192, 0, 2, 1)}
                                        : new InetAddress[] {address(127, 0, 0, 1)});
        Delivery delivery = deliver(to("https://rebound.example/", false));
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void refusesANameOfWhichOneAddressIsPrivate() {
        webhook = webhook(h -> new InetAddress[] {address(8, 8, 8, 8), address(127, 0, 0, 1)});
        assertThat(deliver(to("https://mixed.example/", false)))
                .isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void endsAtItsTimeWhereAnAnswerDrips() {
        threads.execute(
                () -> {
                    try (Socket socket = silent.accept()) {
                        for (int i = 0; i < 100; i++) {
                            socket.getOutputStream().write('H');
                            socket.getOutputStream().flush();
                            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                        }
                    } catch (IOException e) {
                        // The client has left, as it should.
                        return;
                    }
                });
        long begun = System.nanoTime();
        assertThat(deliver(hanging())).isInstanceOf(Delivery.RetryLater.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    private static InetAddress address(int a, int b, int c, int d) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
