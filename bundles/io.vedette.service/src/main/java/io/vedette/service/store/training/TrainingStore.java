package io.vedette.service.store.training;

import io.vedette.service.http.Page;
import io.vedette.service.training.Sweep;
import io.vedette.service.training.TrainingState;
import io.vedette.service.training.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps sweeps and trials. A trial that runs belongs to one worker for as long as its lease lasts;
 * each change of a running trial names the worker and fails for all others. Thread-safe; calls
 * block.
 */
@ProviderType
public interface TrainingStore {

    /** Adds a sweep with all its trials, or nothing. */
    void add(Sweep sweep, List<Trial> trials);

    /** One sweep. */
    Optional<Sweep> sweep(String id);

    /** Newest first. */
    Page<Sweep> sweeps(Optional<String> cursor, int limit);

    /** Ids of sweeps that run, oldest first. */
    List<String> running();

    /** One trial. */
    Optional<Trial> trial(String id);

    /** By number. */
    List<Trial> trials(String sweep);

    /**
     * Gives a worker the oldest trial that waits, or whose lease has ended; its attempts grow by
     * one.
     */
    Optional<Trial> claim(String worker, Instant now, Duration lease);

    /**
     * Prolongs a lease and notes how far a trial is.
     *
     * @return what is wanted of it
     */
    Wanted beat(
            String trial,
            String worker,
            Instant until,
            int step,
            int steps,
            Map<String, Double> values);

    /**
     * Ends a trial.
     *
     * @return false where it was not this worker's any more: nothing was changed then
     */
    boolean finish(
            String trial,
            String worker,
            TrainingState state,
            Map<String, Double> scores,
            String why,
            Instant now);

    /**
     * Puts a worker's running trials back into the queue.
     *
     * @param counts whether the attempt counts, as after a crash; one that was paused does not
     * @return how many there were
     */
    int release(String worker, boolean counts);

    /** Stops a sweep's waiting trials, and wants its running ones stopped. */
    void stop(String sweep, String why, Instant now);

    /**
     * Ends a sweep that runs.
     *
     * @return false where it had ended
     */
    boolean end(
            String sweep,
            TrainingState state,
            Optional<String> best,
            Optional<String> model,
            String why,
            Instant now);

    /** What is wanted of a running trial. */
    enum Wanted {
        /** Go on. */
        GO,
        /** Stop: its sweep was stopped. */
        STOP,
        /** Let go of it: somebody else has it now. */
        LOST
    }
}
