package io.vedette.labeling.http.internal;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor's server that checks signatures, and misbehaves as told. */
final class VendorServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> items = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<ObjectNode> answers = Collections.synchronizedList(new ArrayList<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final List<String> idempotencyKeys = Collections.synchronizedList(new ArrayList<>());
    final List<String> decided = Collections.synchronizedList(new ArrayList<>());
    final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String secret;
    private volatile Fault fault = exchange -> false;
    private volatile boolean afterwards;

    /** Something that goes wrong; says whether it answered. */
    interface Fault {
        boolean strike(HttpExchange exchange) throws IOException;
    }

    VendorServer(String secret) {
        this.secret = secret;
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

    /** Goes wrong before anything is done. */
    void before(Fault what) {
        fault = what;
        afterwards = false;
    }

    /** Does the work, and goes wrong when answering. */
    void after(Fault what) {
        fault = what;
        afterwards = true;
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestURI().toString();
        calls.add(exchange.getRequestMethod() + " " + target);
        String timestamp = exchange.getRequestHeaders().getFirst("X-Vedette-Timestamp");
        String expected =
                Signature.of(secret, timestamp, exchange.getRequestMethod(), target, body);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("X-Vedette-Signature"))) {
            send(exchange, 401, "");
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null) {
            idempotencyKeys.add(key);
        }
        if (!afterwards && fault.strike(exchange)) {
            return;
        }
        String path = exchange.getRequestURI().getPath().substring("/v1".length());
        JsonNode document = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        bodies.add(document);
        String reply = work(path, document, exchange);
        if (afterwards && fault.strike(exchange)) {
            return;
        }
        send(exchange, 200, reply);
    }

    private synchronized String work(String path, JsonNode body, HttpExchange exchange) {
        ObjectNode root = JSON.createObjectNode();
        if (path.equals("/offers")) {
            root.put("rewardMicros", 30_000).put("feeMicros", 6_000).put("currency", "EUR");
        } else if (path.equals("/items")) {
            ArrayNode receipts = root.putArray("receipts");
            for (JsonNode item : body.get("items")) {
                String key = item.get("key").asText();
                boolean fresh = items.putIfAbsent(key, "r" + items.size()) == null;
                receipts.addObject()
                        .put("key", key)
                        .put("state", fresh ? "sent" : "duplicate")
                        .put("id", items.get(key));
            }
        } else if (path.equals("/answers")) {
            page(root, exchange.getRequestURI().getQuery());
        } else if (path.equals("/decisions")) {
            ArrayNode receipts = root.putArray("receipts");
            for (JsonNode decision : body.get("decisions")) {
                decided.add(decision.get("answer").asText());
                receipts.addObject()
                        .put("key", decision.get("answer").asText())
                        .put("state", "sent");
            }
        } else if (path.endsWith("/cancel")) {
            root.put("cancelled", items.size()).put("remaining", 0);
        }
        return root.toString();
    }

    private void page(ObjectNode root, String query) {
        String cursor = query.substring(query.indexOf("cursor=") + "cursor=".length());
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int end = Math.min(answers.size(), at + 4);
        ArrayNode list = root.putArray("answers");
        answers.subList(at, end).forEach(list::add);
        root.put("next", String.valueOf(end)).put("more", end < answers.size());
    }

    /** Answers all items it has. */
    void work(String label) {
        for (String key : new ArrayList<>(items.keySet())) {
            answer("a-" + key, key, label);
        }
    }

    ObjectNode answer(String id, String key, String label) {
        ObjectNode node =
                JSON.createObjectNode()
                        .put("id", id)
                        .put("key", key)
                        .put("worker", "w1")
                        .put("label", label)
                        .put("seconds", 2.5)
                        .put("at", "2026-03-01T10:00:00Z");
        answers.add(node);
        return node;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
