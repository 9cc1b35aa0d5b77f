package io.vedette.bench.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server from the command to its first answer, and until it is ready: first start, and again. */
final class StartBenchmark implements Benchmark {
    private static final long PATIENCE_SECONDS = 180;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Finding run(Plan plan) throws IOException {
        String home = System.getProperty("vedette.home");
        if (home == null) {
            throw new IOException("no distribution: call it as ./vedette bench");
        }
        Path data = Files.createTempDirectory("vedette-bench");
        Map<String, Double> values = new LinkedHashMap<>();
        try {
            start(home, data, "first", values);
            start(home, data, "again", values);
        } finally {
            delete(data);
        }
        return Finding.values(
                name(), values, "wall-clock seconds; first: with an empty data folder");
    }

    private static void start(String home, Path data, String when, Map<String, Double> values)
            throws IOException {
        int port = freePort();
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command(home, data, "start", "--port", Integer.toString(port)))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            awaitAnswer(port);
            values.put(when + ".firstAnswerSeconds", (System.nanoTime() - begin) / 1e9);
            int code = Processes.await(process);
            values.put(when + ".readySeconds", (System.nanoTime() - begin) / 1e9);
            if (code != 0) {
                throw new IOException("the server did not start; code " + code);
            }
        } finally {
            Processes.await(
                    new ProcessBuilder(command(home, data, "stop"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        }
    }

    private static List<String> command(String home, Path data, String name, String... more) {
        List<String> words = new ArrayList<>(List.of(home + "/bin/vedette", name));
        words.addAll(List.of("--data", data.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static void awaitAnswer(int port) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < end) {
                if (answers(client, request)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
    }

    private static boolean answers(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // nobody listens yet
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
