package io.vedette.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of the built distribution with a data folder of its own, run as an operator runs it.
 *
 * <pre>{@code
 * try (ServerProcess server = ServerProcess.in(folder).start()) {
 *     JsonNode plugins = server.get("/api/v1/plugins");
 * }
 * }</pre>
 */
public final class ServerProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ServerProcess(Path data) {
        this.data = data;
    }

    /** A server that is not started yet. */
    public static ServerProcess in(Path data) {
        return new ServerProcess(data);
    }

    /** Starts it and returns when it is ready. */
    public ServerProcess start() {
        Ran ran = vedette("start", "--port", Integer.toString(port));
        if (ran.code != 0) {
            close();
            throw new IllegalStateException("the server did not start: " + ran.output);
        }
        return this;
    }

    /** Runs {@code vedette COMMAND --data FOLDER ...} to its end. */
    public Ran vedette(String command, String... options) {
        List<String> words = new ArrayList<>();
        words.add("bash");
        words.add(Path.of(System.getProperty("vedette.assembly"), "bin", "vedette").toString());
        words.add(command);
        words.add("--data");
        words.add(data.toString());
        words.addAll(List.of(options));
        return run(words);
    }

    /** Runs a command of the distribution that needs no server. */
    public static Ran command(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add("bash");
        words.add(Path.of(System.getProperty("vedette.assembly"), "bin", "vedette").toString());
        words.addAll(List.of(arguments));
        return run(words);
    }

    /** What a command left. */
    public record Ran(int code, String output) {}

    private static Ran run(List<String> words) {
        try {
            Path output = Files.createTempFile("vedette-it", ".txt");
            Process process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(240, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        words + " did not end: " + Files.readString(output));
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Ran(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the process without a chance to tidy up, and returns when it is gone. */
    public void killHard() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The server's process. */
    public ProcessHandle process() {
        try {
            long pid = Long.parseLong(Files.readString(data.resolve("pid")).trim());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first start's token. */
    public String adminToken() {
        try {
            return Files.readString(data.resolve("admin-token")).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    /** Where it listens. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request with the admin's token. */
    public HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, adminToken());
    }

    /** A request with a token, or without one where it is null. */
    public HttpResponse<String> send(String method, String path, String body, String token) {
        return send(method, path, body, token, "application/json");
    }

    /** A request with a token, or without one where it is null, and a body of some type. */
    public HttpResponse<String> send(
            String method, String path, String body, String token, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(request.build(), BodyHandlers.ofString());
    }

    /** Posts a document to what has this revision, with the admin's token. */
    public HttpResponse<String> post(String path, String body, int revision) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + revision + "\"")
                        .header("Authorization", "Bearer " + adminToken())
                        .build();
        return answer(request, BodyHandlers.ofString());
    }

    /** Posts bytes of a type, with the admin's token. */
    public HttpResponse<String> post(String path, byte[] body, String type) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(60))
                        .POST(BodyPublishers.ofByteArray(body))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + adminToken())
                        .build();
        return answer(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new token of this role. */
    public String token(String role) {
        String vendor = role.equals("vendor") ? ",\"vendor\":\"acme\"" : "";
        HttpResponse<String> made =
                send(
                        "POST",
                        "/api/v1/tokens",
                        "{\"name\":\"it\",\"roles\":[\"" + role + "\"]" + vendor + "}");
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.statusCode() + " " + made.body());
        }
        return json(made.body()).get("secret").asText();
    }

    /** A request with the admin's token and headers. */
    public HttpResponse<String> sendWith(
            String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + adminToken());
        headers.forEach(request::header);
        return answer(request.build(), BodyHandlers.ofString());
    }

    /** Removes what has this revision. */
    public HttpResponse<String> delete(String path, int revision) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .DELETE()
                        .header("If-Match", "\"" + revision + "\"")
                        .header("Authorization", "Bearer " + adminToken())
                        .build();
        return answer(request, BodyHandlers.ofString());
    }

    /** Sends a file whole. */
    public HttpResponse<String> upload(String path, byte[] content) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(60))
                        .PUT(BodyPublishers.ofByteArray(content))
                        .header("Content-Type", "application/octet-stream")
                        .header(
                                "Content-Range",
                                "bytes 0-" + (content.length - 1) + "/" + content.length)
                        .header("Authorization", "Bearer " + adminToken())
                        .build();
        return answer(request, BodyHandlers.ofString());
    }

    /** The bytes at a path; fails unless the answer is 200. */
    public byte[] bytes(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + adminToken())
                        .build();
        HttpResponse<byte[]> answer = answer(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** The JSON at a path; fails unless the answer is 200. */
    public JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path, null);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    /** A text as JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vedette("stop");
    }

    /** A port that nothing listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
