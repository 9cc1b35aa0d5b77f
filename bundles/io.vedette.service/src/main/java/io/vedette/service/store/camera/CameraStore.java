package io.vedette.service.store.camera;

import io.vedette.service.camera.Camera;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps cameras. Thread-safe; calls block on the database. */
@ProviderType
public interface CameraStore {

    /** All, by id. */
    List<Camera> cameras();

    /** One. */
    Optional<Camera> camera(String id);

    /**
     * Adds a camera.
     *
     * @throws io.vedette.service.problem.ConflictException where the id is taken
     */
    Camera add(Camera camera);

    /**
     * Replaces the camera whose stored revision is {@code camera.revision()}.
     *
     * @throws io.vedette.service.problem.StaleRevisionException where it is another
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    Camera replace(Camera camera);

    /** Removes a camera of a revision; see {@link #replace}. */
    void remove(String id, long revision);

    /**
     * Takes a block of track ids for a camera that nobody else gets, also after a crash or under a
     * camera made anew with the same id.
     *
     * @param atLeast where it may begin
     * @param count how many
     * @return the first of them
     */
    long reserveTracks(String camera, long atLeast, long count);
}
