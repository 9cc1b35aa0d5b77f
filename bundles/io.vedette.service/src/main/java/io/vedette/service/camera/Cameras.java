package io.vedette.service.camera;

import io.vedette.service.watch.PipelineRun;
import io.vedette.service.watch.RuleSpec;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Cameras: what is configured, kept in SQL, and what runs. A change is followed at once; what a
 * change does not touch goes on: other cameras, and where only rules or the detector change, the
 * stream itself. Thread-safe; changes and lists block on the database, the rest answers from
 * memory.
 */
@ProviderType
public interface Cameras {

    /** All, by id, with their credentials. */
    List<Camera> cameras();

    /** One. */
    Optional<Camera> camera(String id);

    /**
     * Adds a camera and starts it where it is enabled.
     *
     * @param trusted whether the address may be any file of the server; over REST it may not
     * @throws io.vedette.service.problem.ConflictException where the id is taken
     * @throws io.vedette.service.problem.InvalidRequestException where it cannot be used
     */
    Camera add(Camera camera, boolean trusted);

    /**
     * Replaces the camera whose stored revision is {@code camera.revision()}. An address given as
     * {@link Camera#shownSource()} keeps the stored credentials.
     *
     * @throws io.vedette.service.problem.StaleRevisionException where it is another
     * @throws io.vedette.service.problem.NotFoundException where there is none
     * @throws io.vedette.service.problem.InvalidRequestException where it cannot be used
     */
    Camera replace(Camera camera, boolean trusted);

    /** Replaces the rules alone; see {@link #replace}. */
    Camera rules(String id, List<RuleSpec> rules, long revision);

    /** Stops and removes a camera of a revision; its alerts stay. See {@link #replace}. */
    void remove(String id, long revision);

    /** Where a camera stands. */
    Optional<CameraStatus> status(String id);

    /** Where all stand, by id. */
    List<CameraStatus> statuses();

    /** The run of a camera, where it runs. */
    Optional<PipelineRun> run(String id);

    /** The newest frame's tracks, where it runs. */
    Optional<LiveView> live(String id);
}
