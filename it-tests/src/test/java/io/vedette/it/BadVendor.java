package io.vedette.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A labeling vendor over HTTP on whom nobody can rely: a third of the calls fail before or after
 * their work was done, or are never answered; receipts are missing; answers come late, in any
 * order, twice, from people who answered already, and with labels nobody offered. It keeps what it
 * was told, to compare.
 */
final class BadVendor implements AutoCloseable {
    static final long REWARD = 30_000;
    static final long FEE = 6_000;
    static final String SECRET = "between us";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(11);
    private final Map<String, String> items = new LinkedHashMap<>();
    private final List<ObjectNode> ready = new ArrayList<>();
    private final List<ObjectNode> late = new ArrayList<>();
    private final Map<String, Set<String>> verdicts = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> faults = new LinkedHashMap<>();

    BadVendor() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** What each answer was judged; more than one verdict means that they changed their mind. */
    synchronized Map<String, Set<String>> verdicts() {
        return new LinkedHashMap<>(verdicts);
    }

    /** Keys of the attempts that arrived. */
    synchronized Set<String> keys() {
        return new TreeSet<>(items.keySet());
    }

    /** What the server did wrong. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How often each kind of trouble was made. */
    synchronized Map<String, Integer> faults() {
        return new LinkedHashMap<>(faults);
    }

    /** Signs as the protocol says. */
    static String sign(String secret, String timestamp, String method, String target, byte[] body) {
        try {
            String digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            String text = timestamp + "\n" + method + "\n" + target + "\n" + digest;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status;
        String reply = "";
        synchronized (this) {
            if (!signed(exchange, body)) {
                complaints.add("a wrong signature at " + exchange.getRequestURI());
                status = 401;
            } else {
                int fate = random.nextInt(100);
                if (fate < 10) {
                    status = 503;
                    count("refused before its work");
                } else {
                    JsonNode document =
                            body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
                    reply = work(exchange.getRequestURI().getPath(), document, exchange);
                    status = 200;
                    if (fate < 20) {
                        status = 502;
                        count("failed after its work");
                    } else if (fate < 27) {
                        // The exchange stays open: the caller has to give up by itself.
                        count("never answered");
                        return;
                    } else if (fate < 32) {
                        reply = "<html>all is well</html>";
                        count("no JSON");
                    }
                }
            }
        }
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static boolean signed(HttpExchange exchange, byte[] body) {
        String timestamp = exchange.getRequestHeaders().getFirst("X-Vedette-Timestamp");
        String expected =
                sign(
                        SECRET,
                        timestamp,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        body);
        return expected.equals(exchange.getRequestHeaders().getFirst("X-Vedette-Signature"));
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private String work(String path, JsonNode body, HttpExchange exchange) {
        ObjectNode root = JSON.createObjectNode();
        if (path.endsWith("/offers")) {
            root.put("rewardMicros", REWARD).put("feeMicros", FEE).put("currency", "EUR");
        } else if (path.endsWith("/items")) {
            take(body.get("items"), root.putArray("receipts"));
        } else if (path.endsWith("/answers")) {
            page(root, exchange.getRequestURI().getQuery());
        } else if (path.endsWith("/decisions")) {
            ArrayNode receipts = root.putArray("receipts");
            for (JsonNode decision : body.get("decisions")) {
                String answer = decision.get("answer").asText();
                verdicts.computeIfAbsent(answer, a -> new TreeSet<>())
                        .add(decision.get("verdict").asText());
                receipts.addObject().put("key", answer).put("state", "sent");
            }
        } else {
            root.put("cancelled", 0).put("remaining", 0);
        }
        return root.toString();
    }

    private void take(JsonNode wanted, ArrayNode receipts) {
        for (JsonNode item : wanted) {
            String key = item.get("key").asText();
            String what = item.get("item").asText() + " " + item.get("attempt").asInt();
            String known = items.putIfAbsent(key, what);
            if (known == null) {
                answer(key, item);
            } else if (!known.equals(what)) {
                complaints.add(key + " is " + known + " and " + what);
            }
            if (random.nextInt(10) == 0) {
                count("no receipt");
                continue;
            }
            receipts.addObject()
                    .put("key", key)
                    .put("state", known == null ? "sent" : "duplicate")
                    .put("id", "r-" + key);
        }
    }

    private void answer(String key, JsonNode item) {
        String worker = "worker-" + item.get("attempt").asInt();
        boolean nonsense = random.nextInt(8) == 0;
        ObjectNode good = node("a-" + key, key, worker, nonsense ? "gargoyle" : "person");
        if (nonsense) {
            count("a label nobody offered");
        }
        (random.nextInt(3) == 0 ? late : ready).add(good);
        if (random.nextInt(6) == 0) {
            count("the same person again");
            late.add(node("b-" + key, key, worker, "nothing"));
        }
        if (random.nextInt(12) == 0) {
            count("an answer to nothing");
            ready.add(node("c-" + key, "x" + key, worker, "person"));
        }
    }

    private static ObjectNode node(String id, String key, String worker, String label) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("key", key)
                .put("worker", worker)
                .put("label", label)
                .put("seconds", 2.5);
    }

    private void page(ObjectNode root, String query) {
        String cursor = query.substring(query.indexOf("cursor=") + "cursor=".length());
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        for (int i = 0; i < 5 && !late.isEmpty() && at >= ready.size() - i; i++) {
            count("late");
            ready.add(late.remove(random.nextInt(late.size())));
        }
        if (at > 0 && random.nextInt(3) == 0) {
            count("told twice");
            at = Math.max(0, at - 4);
        }
        int end = Math.min(ready.size(), at + 7);
        ArrayNode page = root.putArray("answers");
        ready.subList(at, end).forEach(page::add);
        if (page.size() > 1) {
            page.add(page.get(0));
        }
        root.put("next", String.valueOf(end)).put("more", end < ready.size());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
