package io.vedette.core.alert.internal.camera;

import io.vedette.service.camera.Camera;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.StaleRevisionException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.camera.CameraStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Cameras in memory; may go away. */
final class MemoryCameras implements CameraStore {

    private final Map<String, Camera> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Long> tracks = new ConcurrentHashMap<>();
    volatile boolean away;

    private void here() {
        if (away) {
            throw new UnavailableException("the database is away", null);
        }
    }

    @Override
    public List<Camera> cameras() {
        here();
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<Camera> camera(String id) {
        here();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Camera add(Camera camera) {
        here();
        Camera added = camera.at(1, camera.changed());
        if (rows.putIfAbsent(camera.id(), added) != null) {
            throw new ConflictException("taken");
        }
        return added;
    }

    @Override
    public Camera replace(Camera camera) {
        demand(camera.id(), camera.revision());
        Camera after = camera.at(camera.revision() + 1, camera.changed());
        rows.put(camera.id(), after);
        return after;
    }

    private void demand(String id, long revision) {
        here();
        Camera before = rows.get(id);
        if (before == null) {
            throw new NotFoundException("none");
        }
        if (before.revision() != revision) {
            throw new StaleRevisionException("stale");
        }
    }

    @Override
    public void remove(String id, long revision) {
        demand(id, revision);
        rows.remove(id);
    }

    @Override
    public long reserveTracks(String camera, long atLeast, long count) {
        here();
        long first = Math.max(atLeast, tracks.getOrDefault(camera, 1L));
        tracks.put(camera, first + count);
        return first;
    }
}
