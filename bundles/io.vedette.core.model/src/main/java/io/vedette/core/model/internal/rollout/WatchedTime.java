package io.vedette.core.model.internal.rollout;

import io.vedette.service.camera.Camera;
import io.vedette.service.camera.CameraStatus;
import io.vedette.service.camera.Cameras;
import io.vedette.service.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Notes how long live cameras were watched since it was last asked: the stream time their runs have
 * gone on, so that a camera that is away counts for nothing.
 */
final class WatchedTime {
    private final Map<String, Seen> before = new HashMap<>();

    private record Seen(String run, double seconds) {}

    void note(Cameras cameras, Rollouts rollouts, Instant now) {
        Map<String, Camera> known =
                cameras.cameras().stream()
                        .collect(Collectors.toMap(Camera::id, Function.identity()));
        for (CameraStatus status : cameras.statuses()) {
            Camera camera = known.get(status.camera());
            if (camera == null || camera.group().isEmpty() || status.running().isEmpty()) {
                before.remove(status.camera());
                continue;
            }
            Seen seen = new Seen(status.run(), status.running().get().seconds());
            Seen last = before.put(status.camera(), seen);
            double gone =
                    last != null && last.run().equals(seen.run())
                            ? seen.seconds() - last.seconds()
                            : 0;
            if (gone > 0) {
                rollouts.observed(
                        camera.group(),
                        camera.id(),
                        now.minus(Duration.ofMillis(Math.round(gone * 1000))),
                        gone);
            }
        }
    }
}
