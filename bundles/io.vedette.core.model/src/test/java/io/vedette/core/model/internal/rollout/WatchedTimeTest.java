package io.vedette.core.model.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.alert.ClipRoll;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.watch.RunStatus;
import io.vedette.service.watch.SourceState;
import io.vedette.spi.frame.Masks;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private final WatchedTime watched = new WatchedTime();
    private final List<String> noted = new ArrayList<>();
    private String run = "c-1";
    private double seconds = 10;

    @Test
    void countsTheStreamTimeARunHasGoneOn() {
        note();
        assertThat(noted).isEmpty();
        seconds = 40;
        note();
        assertThat(noted).containsExactly("yards c 2026-01-01T00:00:30Z 30.0");
    }

    @Test
    void aRunThatBeganAnewOrStandsStillCountsForNothing() {
        note();
        run = "c-2";
        seconds = 50;
        note();
        note();
        assertThat(noted).isEmpty();
    }

    private void note() {
        watched.note(cameras(), rollouts(), NOW);
    }

    private Cameras cameras() {
        return (Cameras)
                Proxy.newProxyInstance(
                        WatchedTimeTest.class.getClassLoader(),
                        new Class<?>[] {Cameras.class},
                        (proxy, method, args) ->
                                method.getName().equals("cameras")
                                        ? List.of(camera())
                                        : List.of(status()));
    }

    private Rollouts rollouts() {
        return (Rollouts)
                Proxy.newProxyInstance(
                        WatchedTimeTest.class.getClassLoader(),
                        new Class<?>[] {Rollouts.class},
                        (proxy, method, args) -> {
                            noted.add(args[0] + " " + args[1] + " " + args[2] + " " + args[3]);
                            return null;
                        });
    }

    private static Camera camera() {
        return new Camera(
                "c",
                "c",
                "",
                "yards",
                "scene:street",
                "motion",
                "bytetrack",
                true,
                List.of(),
                Masks.NONE,
                List.of(),
                ClipRoll.NONE,
                Map.of(),
                true,
                NOW,
                1);
    }

    private CameraStatus status() {
        RunStatus running =
                new RunStatus(
                        new SourceState(SourceState.Kind.LIVE, "", Duration.ZERO, 0),
                        Optional.empty(),
                        seconds,
                        10,
                        1,
                        1,
                        0,
                        Map.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        Map.of(),
                        List.of(),
                        1);
        return new CameraStatus("c", CameraStatus.State.LIVE, "", run, Optional.of(running), 0, 0);
    }
}
