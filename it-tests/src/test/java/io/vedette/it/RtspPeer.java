package io.vedette.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real RTSP server (GStreamer) that can be switched off and on, as a camera. */
final class RtspPeer implements AutoCloseable {

    private final Path film;
    private final Path log;
    private final int port = ServerProcess.freePort();
    private Process process;

    /** Serves a film, again and again so many times, as cameras send it. */
    RtspPeer(Path clip, int times, Path folder) {
        film = folder.resolve("baseline.mp4");
        log = folder.resolve("rtsp.log");
        String loop = Integer.toString(times - 1);
        Programs.run(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-stream_loop",
                loop,
                "-i",
                clip.toString(),
                "-an",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-profile:v",
                "baseline",
                "-g",
                "10",
                "-bf",
                "0",
                "-pix_fmt",
                "yuv420p",
                film.toString());
    }

    /** Switches it on and returns when it listens. */
    RtspPeer on() {
        String script = Needed.shared("tools/rtsp-server.py").toString();
        try {
            process =
                    new ProcessBuilder(
                                    "/usr/bin/python3",
                                    script,
                                    film.toString(),
                                    Integer.toString(port))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
        } catch (IOException e) {
            Needed.that(false, "there is no python3: " + e.getMessage());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !process.isAlive() || said().startsWith("rtsp://"));
        Needed.that(process.isAlive(), "the RTSP server of GStreamer is not there: " + said());
        return this;
    }

    /** Takes its power away. */
    void off() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    String uri() {
        return "rtsp://127.0.0.1:" + port + "/stream";
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        off();
    }
}
