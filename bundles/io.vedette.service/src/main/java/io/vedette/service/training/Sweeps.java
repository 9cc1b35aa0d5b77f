package io.vedette.service.training;

import io.vedette.service.http.Page;
import io.vedette.service.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sweeps and their trials. Trials wait in a queue in SQL and are worked off one after the other by
 * default; a trial that a crash interrupted goes on from its last checkpoint. Thread-safe;
 * blocking.
 */
@ProviderType
public interface Sweeps {

    /** Ids of the trainers in service, sorted. */
    List<String> trainers();

    /**
     * Draws the trials and queues them.
     *
     * @throws io.vedette.service.problem.InvalidRequestException where trainer, space, goal or
     *     threshold make no sense
     * @throws io.vedette.service.problem.NotFoundException where there is no such dataset version
     */
    Sweep start(SweepRequest request, Caller by);

    /** One sweep. */
    Optional<Sweep> sweep(String id);

    /** Newest first. */
    Page<Sweep> sweeps(Optional<String> cursor, int limit);

    /** One trial. */
    Optional<Trial> trial(String id);

    /** The trials of a sweep, by number. */
    List<Trial> trials(String sweep);

    /**
     * Stops a sweep: waiting trials at once, a running one within seconds. Nothing is registered.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     * @throws io.vedette.service.problem.ConflictException where it has ended
     */
    Sweep stop(String id, Caller by);

    /**
     * Waits until a sweep has ended.
     *
     * @return as it stands then, ended or not
     */
    Sweep await(String id, Duration atMost) throws InterruptedException;
}
