package io.vedette.stream.ffmpeg.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real RTSP server (GStreamer) that serves a file; the test is skipped where there is none. */
final class RtspPeer implements AutoCloseable {
    private final Process process;
    private final int port;

    RtspPeer(Path file, String login) {
        Path script =
                Path.of(System.getProperty("vedette.shared", "../shared"), "tools/rtsp-server.py");
        Assumptions.assumeTrue(Files.exists(script), "skipped: there is no " + script);
        port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/python3",
                                script.toString(),
                                file.toString(),
                                Integer.toString(port)));
        if (!login.isEmpty()) {
            command.add(login);
        }
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            Assumptions.assumeTrue(
                    line != null && line.startsWith("rtsp://"),
                    () -> "skipped: the RTSP server of GStreamer is not there: " + line);
        } catch (IOException e) {
            Assumptions.abort("skipped: no python3: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** Ends the server as a camera that loses its power. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
