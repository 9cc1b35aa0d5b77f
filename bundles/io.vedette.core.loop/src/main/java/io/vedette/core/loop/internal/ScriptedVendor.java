package io.vedette.core.loop.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A labeling vendor on the loopback that speaks the protocol of the {@code http} dispatcher: checks
 * signatures, fetches pictures by their signed addresses, answers as scripted labelers do, and
 * charges for it.
 */
final class ScriptedVendor implements AutoCloseable {
    /** Of an answer, millionths of a euro. */
    static final long REWARD = 20_000;

    static final long FEE = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 4 << 20;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
    private final Pictures pictures;
    private final long seed;
    private final Path book;
    private final Map<String, ObjectNode> answers = new LinkedHashMap<>();

    private ScriptedVendor(HttpServer server, Pictures pictures, long seed, Path book) {
        this.server = server;
        this.pictures = pictures;
        this.seed = seed;
        this.book = book;
    }

    /**
     * Opens.
     *
     * @param book file of the vendor's own in which its answers survive our crashes
     */
    static ScriptedVendor start(Pictures pictures, long seed, Path book) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedVendor vendor = new ScriptedVendor(server, pictures, seed, book);
        vendor.remember();
        server.createContext("/vendor", vendor::handle);
        server.setExecutor(vendor.threads);
        server.start();
        return vendor;
    }

    /** A last line that a crash cut off was never told to anybody. */
    private void remember() throws IOException {
        if (!Files.exists(book)) {
            return;
        }
        StringBuilder whole = new StringBuilder();
        for (String line : Files.readString(book).split("(?<=\n)")) {
            if (line.endsWith("\n")) {
                ObjectNode answer = (ObjectNode) JSON.readTree(line);
                answers.put(answer.get("key").asText(), answer);
                whole.append(line);
            }
        }
        Files.writeString(book, whole);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/vendor";
    }

    String secret() {
        return secret;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST);
            String path = exchange.getRequestURI().getPath().substring("/vendor".length());
            if (!signed(exchange, body)) {
                reply(exchange, 401, JSON.createObjectNode());
                return;
            }
            JsonNode asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            ObjectNode said =
                    switch (path) {
                        case "/offers" -> offer();
                        case "/items" -> items(asked);
                        case "/answers" -> answers(exchange.getRequestURI());
                        case "/decisions" -> decided(asked);
                        default -> JSON.createObjectNode().put("cancelled", 0).put("remaining", 0);
                    };
            reply(exchange, 200, said);
        } catch (IOException | RuntimeException e) {
            reply(exchange, 500, JSON.createObjectNode().put("why", String.valueOf(e)));
        }
    }

    private boolean signed(HttpExchange exchange, byte[] body) {
        String timestamp = exchange.getRequestHeaders().getFirst("X-Vedette-Timestamp");
        String signature = exchange.getRequestHeaders().getFirst("X-Vedette-Signature");
        if (timestamp == null || signature == null) {
            return false;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text =
                    timestamp
                            + "\n"
                            + exchange.getRequestMethod()
                            + "\n"
                            + exchange.getRequestURI()
                            + "\n"
                            + HexFormat.of().formatHex(digest.digest(body));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String expected =
                    HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static ObjectNode offer() {
        return JSON.createObjectNode()
                .put("rewardMicros", REWARD)
                .put("feeMicros", FEE)
                .put("currency", "EUR")
                .put("known", true);
    }

    private synchronized ObjectNode items(JsonNode asked) throws IOException {
        List<String> labels = new ArrayList<>();
        asked.path("batch").path("labels").forEach(label -> labels.add(label.asText()));
        ObjectNode said = JSON.createObjectNode();
        ArrayNode receipts = said.putArray("receipts");
        for (JsonNode item : asked.path("items")) {
            String key = item.get("key").asText();
            boolean known = answers.containsKey(key);
            if (!known) {
                ObjectNode answer = answer(item, key, labels);
                Files.writeString(
                        book,
                        JSON.writeValueAsString(answer) + '\n',
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                answers.put(key, answer);
            }
            receipts.addObject()
                    .put("key", key)
                    .put("id", "v-" + key)
                    .put("state", known ? "duplicate" : "sent");
        }
        return said;
    }

    private ObjectNode answer(JsonNode item, String key, List<String> labels) throws IOException {
        String worker = "vendor-" + item.get("attempt").asText();
        try (InputStream picture = URI.create(item.get("url").asText()).toURL().openStream()) {
            return JSON.createObjectNode()
                    .put("id", "a-" + key)
                    .put("key", key)
                    .put("worker", worker)
                    .put(
                            "label",
                            ScriptedLabelers.say(pictures.look(picture), labels, worker, seed))
                    .put("seconds", 2);
        }
    }

    private synchronized ObjectNode answers(URI uri) {
        int from = 0;
        for (String part : String.valueOf(uri.getQuery()).split("&")) {
            if (part.startsWith("cursor=") && part.length() > 7) {
                from = Integer.parseInt(part.substring(7));
            }
        }
        List<ObjectNode> all = List.copyOf(answers.values());
        int to = Math.min(all.size(), from + 200);
        ObjectNode said = JSON.createObjectNode();
        ArrayNode page = said.putArray("answers");
        all.subList(Math.min(from, to), to).forEach(page::add);
        return said.put("next", Integer.toString(to)).put("more", to < all.size());
    }

    private static ObjectNode decided(JsonNode asked) {
        ObjectNode said = JSON.createObjectNode();
        ArrayNode receipts = said.putArray("receipts");
        asked.path("decisions")
                .forEach(
                        d ->
                                receipts.addObject()
                                        .put("key", d.path("answer").asText())
                                        .put("id", d.path("answer").asText())
                                        .put("state", "sent"));
        return said;
    }

    private static void reply(HttpExchange exchange, int status, ObjectNode said)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(said);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
