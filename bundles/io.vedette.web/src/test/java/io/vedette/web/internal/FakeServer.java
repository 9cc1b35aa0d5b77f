package io.vedette.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The built pages and an API that answers what a test tells it to, in the shapes recorded from the
 * real one. Sessions are as the server has them: a cookie, and a CSRF value that writes repeat.
 */
final class FakeServer implements AutoCloseable {

    /** A request that came. */
    record Call(String method, String path, String query, JsonNode body, Optional<String> ifMatch) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What is answered. */
    record Reply(int status, String type, byte[] body, Map<String, String> headers) {
        static Reply json(String json) {
            return new Reply(
                    200, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Reply tagged(String json, long revision) {
            return new Reply(
                    200,
                    "application/json",
                    json.getBytes(StandardCharsets.UTF_8),
                    Map.of("ETag", "\"" + revision + "\""));
        }

        static Reply nothing() {
            return new Reply(204, "", new byte[0], Map.of());
        }

        static Reply problem(int status, String title, String detail) {
            String json =
                    "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                            .formatted(title, status, detail);
            return new Reply(
                    status,
                    "application/problem+json",
                    json.getBytes(StandardCharsets.UTF_8),
                    Map.of());
        }
    }

    static final String TOKEN = "vdt_test";
    private static final String CSRF = "csrf-of-the-test";
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
                    + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
                    + " form-action 'self'";
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html",
                    "js", "text/javascript",
                    "css", "text/css",
                    "svg", "image/svg+xml");

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Call, Reply>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> refusedWrites = new CopyOnWriteArrayList<>();
    private volatile String roles = "\"admin\"";

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Answers {@code GET /cameras} and the like; a path may end in {@code *}. */
    void on(String what, Function<Call, Reply> answer) {
        answers.put(what, answer);
    }

    void json(String what, String json) {
        on(what, call -> Reply.json(json));
    }

    /** The roles of whoever signs in next. */
    void roles(String... given) {
        roles = "\"" + String.join("\",\"", given) + "\"";
    }

    /** Writes that came so far, first one first. */
    List<Call> writes() {
        return calls.stream().filter(c -> !c.method().equals("GET")).toList();
    }

    /** Writes that lacked the session's CSRF value. */
    List<String> refusedWrites() {
        return refusedWrites;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        if (!path.startsWith("/api/v1/")) {
            send(exchange, file(path.equals("/") ? "index.html" : path.substring(1)));
        } else if (path.equals("/api/v1/events/stream")) {
            // Open for as long as the server is, as the real one.
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else {
            send(exchange, answer(exchange, path.substring("/api/v1".length())));
        }
    }

    private Reply file(String name) throws IOException {
        try (InputStream in = FakeServer.class.getResourceAsStream("/web/" + name)) {
            return in == null
                    ? Reply.problem(404, "Not found", name)
                    : new Reply(
                            200,
                            TYPES.getOrDefault(
                                    name.substring(name.lastIndexOf('.') + 1), "text/plain"),
                            in.readAllBytes(),
                            Map.of());
        }
    }

    private Reply answer(HttpExchange exchange, String path) {
        Call call = read(exchange, path);
        if (path.equals("/session")) {
            return session(exchange, call);
        }
        if (!signedIn(exchange)) {
            return Reply.problem(401, "Not signed in", "sign in, or send a bearer token");
        }
        calls.add(call);
        boolean csrf = CSRF.equals(exchange.getRequestHeaders().getFirst("X-CSRF-Token"));
        if (!call.method().equals("GET") && !csrf) {
            refusedWrites.add(call.toString());
            return Reply.problem(403, "Not allowed", "a write needs its value in X-CSRF-Token");
        }
        return find(call).apply(call);
    }

    private Function<Call, Reply> find(Call call) {
        Function<Call, Reply> exact = answers.get(call.method() + " " + call.path());
        if (exact != null) {
            return exact;
        }
        return answers.entrySet().stream()
                .filter(e -> e.getKey().endsWith("*"))
                .filter(
                        e ->
                                call.toString()
                                        .startsWith(
                                                e.getKey().substring(0, e.getKey().length() - 1)))
                .max(java.util.Comparator.comparingInt(e -> e.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(c -> Reply.problem(404, "Not found", "there is no " + c.path()));
    }

    private Reply session(HttpExchange exchange, Call call) {
        switch (call.method()) {
            case "POST":
                if (!TOKEN.equals(call.body().path("token").asText())) {
                    return Reply.problem(401, "Not signed in", "there is no such token");
                }
                return new Reply(
                        201,
                        "application/json",
                        ("{\"name\":\"ada\",\"roles\":[" + roles + "],\"csrf\":\"" + CSRF + "\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of("Set-Cookie", "vedette-session=1; Path=/; HttpOnly"));
            case "DELETE":
                return new Reply(
                        204,
                        "",
                        new byte[0],
                        Map.of("Set-Cookie", "vedette-session=; Path=/; Max-Age=0"));
            default:
                return signedIn(exchange)
                        ? Reply.json(
                                "{\"name\":\"ada\",\"roles\":["
                                        + roles
                                        + "],\"csrf\":\""
                                        + CSRF
                                        + "\"}")
                        : Reply.problem(401, "Not signed in", "sign in");
        }
    }

    private static boolean signedIn(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        return cookie != null && cookie.contains("vedette-session=1");
    }

    private Call read(HttpExchange exchange, String path) {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readAllBytes();
            String query = exchange.getRequestURI().getQuery();
            return new Call(
                    exchange.getRequestMethod(),
                    path,
                    query == null ? "" : query,
                    body.length == 0 ? mapper.nullNode() : mapper.readTree(body),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the page sent no JSON to " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            if (!reply.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", reply.type());
            }
            int length = reply.body().length == 0 ? -1 : reply.body().length;
            exchange.sendResponseHeaders(reply.status(), length);
            if (length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
