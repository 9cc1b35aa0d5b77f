package io.vedette.rest.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.problem.TooManyRequestsException;
import io.vedette.service.watch.PipelineRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePicturesTest {

    private final AtomicInteger frame = new AtomicInteger(1);
    private final AtomicInteger encoded = new AtomicInteger();
    private volatile boolean there = true;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LivePictures live = new LivePictures(cameras());

    @AfterEach
    void stop() {
        live.close();
        threads.shutdownNow();
    }

    @Test
    void sendsEachFrameOnceUntilTheCameraGoes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        live.admit();
        Future<?> viewer = threads.submit(() -> write(out));
        await().until(() -> count(out) == 1);
        frame.incrementAndGet();
        await().until(() -> count(out) == 2);
        there = false;
        await().until(viewer::isDone);
        assertThat(text(out))
                .startsWith(
                        "--vedette-picture\r\nContent-Type: image/jpeg\r\nContent-Length: 7\r\n\r\n"
                                + "frame 1\r\n--vedette-picture");
    }

    @Test
    void endsWhenTheViewerLeavesOrTheServerStops() {
        OutputStream gone =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                };
        live.admit();
        live.write("yard", gone);
        live.admit();
        Future<?> viewer = threads.submit(() -> write(new ByteArrayOutputStream()));
        live.close();
        await().until(viewer::isDone);
        assertThatThrownBy(live::admit).isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void admitsABoundedNumberOfViewers() {
        for (int i = 0; i < 64; i++) {
            live.admit();
        }
        assertThatThrownBy(live::admit)
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("64");
        live.leave();
        live.admit();
    }

    private Object write(OutputStream out) {
        live.write("yard", out);
        return out;
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static int count(ByteArrayOutputStream out) {
        return text(out).split("Content-Type", -1).length - 1;
    }

    private Cameras cameras() {
        PipelineRun run =
                (PipelineRun)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {PipelineRun.class},
                                (proxy, method, args) -> {
                                    encoded.incrementAndGet();
                                    byte[] jpeg =
                                            ("frame " + frame).getBytes(StandardCharsets.US_ASCII);
                                    return Optional.of(
                                            new PipelineRun.Snapshot(
                                                    frame.get(), 0, 640, 360, jpeg));
                                });
        return (Cameras)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Cameras.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "status" ->
                                            there
                                                    ? Optional.of(
                                                            new CameraStatus(
                                                                    "yard",
                                                                    CameraStatus.State.LIVE,
                                                                    "",
                                                                    "",
                                                                    Optional.empty(),
                                                                    0,
                                                                    0))
                                                    : Optional.empty();
                                    case "run" -> Optional.of(run);
                                    default -> throw new UnsupportedOperationException();
                                });
    }
}
