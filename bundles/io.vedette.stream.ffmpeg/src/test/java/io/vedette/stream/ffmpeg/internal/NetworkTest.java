package io.vedette.stream.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.testkit.RecordingPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final FfmpegSource SOURCE = new FfmpegSource();
    private static final String BASELINE =
            "-c:v libx264 -profile:v baseline -g 10 -bf 0 -pix_fmt yuv420p";

    @TempDir static Path folder;

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    private static Ended run(String uri, RecordingPort port, Duration timeout) {
        return SOURCE.run(
                new StreamSpec(
                        "net",
                        URI.create(uri),
                        StreamSpec.Role.BOTH,
                        StreamSpec.Pacing.REALTIME,
                        Instant.EPOCH,
                        timeout,
                        Map.of("silence", "3")),
                port);
    }

    private static Ended run(String uri, RecordingPort port) {
        return run(uri, port, Duration.ofSeconds(5));
    }

    @Test
    void playsRtspFromTheFirstKeyFrameOn() {
        Path clip = Clips.made(folder, "baseline.mp4", BASELINE);
        try (RtspPeer peer = new RtspPeer(clip, "")) {
            RecordingPort port = new RecordingPort();
            Ended ended = run("rtsp://127.0.0.1:" + peer.port() + "/stream", port);
            assertThat(ended).isEqualTo(new Ended.Lost("the stream ended"));
            assertThat(port.faults()).isEmpty();
            assertThat(port.frames().size()).isBetween(34, 36);
            assertThat(port.frames().get(0).seconds()).isZero();
            int last = port.frames().size() - 1;
            assertThat(port.frames().get(last).seconds()).isCloseTo(last / 12.0, within(0.15));
            assertThat(port.packets().get(0).key()).isTrue();
            assertThat(port.packets().get(0).moment().streamSeconds()).isZero();
            assertThat(port.packets()).hasSizeGreaterThanOrEqualTo(port.frames().size());
            assertThat(port.codecs().get(0).extradata()).isNotEmpty();
            for (int i = 1; i < port.packets().size(); i++) {
                assertThat(port.packets().get(i).dts())
                        .isGreaterThan(port.packets().get(i - 1).dts());
            }
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneIsNeverShown() {
        Path clip = Clips.made(folder, "baseline.mp4", BASELINE);
        try (RtspPeer peer = new RtspPeer(clip, "viewer:secret")) {
            String where = "127.0.0.1:" + peer.port() + "/stream";
            Ended without = run("rtsp://" + where, new RecordingPort());
            assertThat(without)
                    .isInstanceOfSatisfying(
                            Ended.Refused.class, r -> assertThat(r.why()).contains("password"));
            Ended wrong = run("rtsp://viewer:guess@" + where, new RecordingPort());
            assertThat(wrong)
                    .isInstanceOfSatisfying(
                            Ended.Refused.class,
                            r -> assertThat(r.why()).doesNotContain("guess").contains(where));
            RecordingPort port = new RecordingPort().cancelAfter(3);
            Ended right = run("rtsp://viewer:secret@" + where, port);
            assertThat(right).isEqualTo(new Ended.Finished());
            assertThat(port.frames()).hasSize(3);
        }
    }

    @Test
    void noStreamThereIsRefused() {
        Path clip = Clips.made(folder, "baseline.mp4", BASELINE);
        try (RtspPeer peer = new RtspPeer(clip, "")) {
            Ended ended = run("rtsp://127.0.0.1:" + peer.port() + "/other", new RecordingPort());
            assertThat(ended).isInstanceOf(Ended.Refused.class);
        }
    }

    @Test
    void nobodyThereIsLost() {
        int port = RtspPeer.freePort();
        assertThat(run("rtsp://127.0.0.1:" + port + "/x", new RecordingPort()))
                .isInstanceOf(Ended.Lost.class);
        assertThat(run("http://127.0.0.1:" + port + "/x", new RecordingPort()))
                .isInstanceOf(Ended.Lost.class);
    }

    @Test
    void aServerThatSaysNothingIsLostInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begin = System.nanoTime();
            Ended ended =
                    run(
                            "rtsp://127.0.0.1:" + silent.getLocalPort() + "/x",
                            new RecordingPort(),
                            Duration.ofSeconds(1));
            assertThat(ended).isInstanceOf(Ended.Lost.class);
            assertThat((System.nanoTime() - begin) / 1e9).isBetween(0.9, 5.0);
        }
    }

    @Test
    void cancellingEndsAConnectionThatHangs() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RecordingPort[] port = new RecordingPort[1];
            Ended[] ended = new Ended[1];
            Thread thread =
                    new Thread(
                            () -> {
                                port[0] = new RecordingPort();
                                ended[0] =
                                        run(
                                                "rtsp://127.0.0.1:" + silent.getLocalPort() + "/x",
                                                port[0],
                                                Duration.ofSeconds(60));
                            });
            thread.start();
            silent.accept();
            port[0].cancel();
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
            assertThat(ended[0]).isEqualTo(new Ended.Finished());
        }
    }

    @Test
    void triesUdpWhereTcpIsNotSupported() throws IOException, InterruptedException {
        List<String> transports = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread camera = new Thread(() -> refuseTcp(server, transports));
            camera.setDaemon(true);
            camera.start();
            Ended ended =
                    run(
                            "rtsp://127.0.0.1:" + server.getLocalPort() + "/stream",
                            new RecordingPort(),
                            Duration.ofSeconds(3));
            assertThat(ended).isNotInstanceOf(Ended.Finished.class);
            assertThat(transports).hasSizeGreaterThanOrEqualTo(2);
            assertThat(transports.get(0)).contains("TCP");
            assertThat(transports.get(1)).contains("RTP/AVP").doesNotContain("TCP");
        }
    }

    /** Answers a SETUP over TCP with 461 and one over UDP with 503. */
    private static void refuseTcp(ServerSocket server, List<String> transports) {
        String sdp =
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
                        + "a=rtpmap:96 H264/90000\r\na=control:track1\r\n";
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in =
                            new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream out = socket.getOutputStream()) {
                String request = "";
                String sequence = "0";
                String transport = "";
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (request.isEmpty()) {
                        request = line;
                    } else if (line.startsWith("CSeq:")) {
                        sequence = line.substring(5).strip();
                    } else if (line.startsWith("Transport:")) {
                        transport = line;
                    } else if (line.isEmpty()) {
                        String answer;
                        if (request.startsWith("DESCRIBE")) {
                            answer =
                                    "200 OK\r\nContent-Type: application/sdp\r\nContent-Length: "
                                            + sdp.length();
                        } else if (request.startsWith("SETUP")) {
                            transports.add(transport);
                            answer =
                                    transport.contains("TCP")
                                            ? "461 Unsupported transport"
                                            : "503 Service Unavailable";
                        } else {
                            answer = "200 OK\r\nPublic: OPTIONS, DESCRIBE, SETUP, PLAY";
                        }
                        String body = request.startsWith("DESCRIBE") ? sdp : "";
                        out.write(
                                ("RTSP/1.0 " + answer + "\r\nCSeq: " + sequence + "\r\n\r\n" + body)
                                        .getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                        request = "";
                        transport = "";
                    }
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void playsFilesOverHttp() throws IOException {
        byte[] film = Files.readAllBytes(Clips.made(folder, "baseline.mp4", BASELINE));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/film.mp4",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "video/mp4");
                    exchange.sendResponseHeaders(200, film.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(film);
                    }
                });
        server.createContext(
                "/closed.mp4",
                exchange -> {
                    exchange.sendResponseHeaders(401, -1);
                    exchange.close();
                });
        server.start();
        try {
            String base = "http://somebody:secret@127.0.0.1:" + server.getAddress().getPort();
            RecordingPort port = new RecordingPort();
            assertThat(run(base + "/film.mp4", port)).isInstanceOf(Ended.Finished.class);
            assertThat(port.frames()).hasSize(36);
            assertThat(run(base + "/closed.mp4", new RecordingPort()))
                    .isInstanceOfSatisfying(
                            Ended.Refused.class, r -> assertThat(r.why()).doesNotContain("secret"));
            assertThat(run(base + "/missing.mp4", new RecordingPort()))
                    .isInstanceOf(Ended.Refused.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void playsMotionJpegOfACamera() throws IOException {
        Path jpegs = Clips.made(folder, "frames.mjpeg", "-c:v mjpeg -pix_fmt yuvj420p");
        RecordingPort whole = new RecordingPort().keeping(f -> f.number() == 1).cancelAfter(1);
        SOURCE.run(
                new StreamSpec(
                        "file",
                        jpegs.toUri(),
                        StreamSpec.Role.BOTH,
                        StreamSpec.Pacing.AS_FAST,
                        Instant.EPOCH,
                        Duration.ofSeconds(5),
                        Map.of()),
                whole);
        Frame first = whole.kept().get(0);
        assertThat(first.width()).isEqualTo(160);
        whole.release();
        byte[] all = Files.readAllBytes(jpegs);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/video",
                exchange -> {
                    exchange.getResponseHeaders()
                            .add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        int at = 0;
                        while (at < all.length) {
                            int next = next(all, at + 2);
                            out.write(
                                    ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                                                    + (next - at)
                                                    + "\r\n\r\n")
                                            .getBytes(StandardCharsets.US_ASCII));
                            out.write(all, at, next - at);
                            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            at = next;
                        }
                    }
                });
        server.start();
        try {
            RecordingPort port = new RecordingPort();
            Ended ended = run("http://127.0.0.1:" + server.getAddress().getPort() + "/video", port);
            assertThat(ended).isInstanceOf(Ended.Lost.class);
            assertThat(port.frames().size()).isBetween(34, 36);
            assertThat(port.frames().get(0).luma()).isEqualTo(whole.frames().get(0).luma());
        } finally {
            server.stop(0);
        }
    }

    private static int next(byte[] all, int from) {
        for (int i = from; i + 2 < all.length; i++) {
            if ((all[i] & 255) == 0xff
                    && (all[i + 1] & 255) == 0xd8
                    && (all[i + 2] & 255) == 0xff) {
                return i;
            }
        }
        return all.length;
    }
}
