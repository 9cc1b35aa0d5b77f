package io.vedette.service.store.rollout;

import io.vedette.service.http.Page;
import io.vedette.service.rollout.Rollouts.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Roll-outs in SQL. Thread-safe. */
@ProviderType
public interface RolloutStore {
    /**
     * Adds a roll-out with its first step.
     *
     * @throws io.vedette.service.problem.ConflictException where its slot has one under way
     */
    void add(RolloutRow row, StepRow step);

    /**
     * Replaces the row whose stored revision is one less, adds a step and a champion where given,
     * all at once.
     *
     * @throws io.vedette.service.problem.StaleRevisionException where the revision is another
     */
    void change(RolloutRow row, Optional<StepRow> step, Optional<Assignment> champion);

    /** A row. */
    Optional<RolloutRow> row(String id);

    /** Newest first. */
    Page<RolloutRow> list(Optional<String> group, Optional<String> cursor, int limit);

    /** Those that have not ended. */
    List<RolloutRow> underWay();

    /** Oldest first. */
    List<StepRow> steps(String rollout);

    /** Newest first. */
    List<Assignment> assignments(Optional<String> group);

    /** Adds observed time; the same begin of the same camera again replaces it. */
    void observed(String group, String camera, Instant from, double seconds);

    /** Observed time of a group from a time on, oldest first. */
    List<Observed> observations(String group, Instant from);

    /** End of the latest observed time of a group. */
    Optional<Instant> horizon(String group);

    /**
     * A roll-out as it is stored.
     *
     * @param id time-ordered
     * @param group of cameras
     * @param slot of these
     * @param challenger model version
     * @param champion model version or empty
     * @param stage id
     * @param active {@code group/slot} while it is under way, which is unique; else its id
     * @param since begin of the stage's evidence
     * @param document request, canaries and last gate report as JSON
     * @param by who began it
     * @param created when
     * @param revision from 1
     */
    record RolloutRow(
            String id,
            String group,
            String slot,
            String challenger,
            String champion,
            String stage,
            String active,
            Instant since,
            String document,
            String by,
            Instant created,
            long revision) {}

    /**
     * A step as it is stored.
     *
     * @param rollout id
     * @param number from 1
     * @param stage id
     * @param why for people
     * @param by who
     * @param forced whether the gate was overruled
     * @param gate report as JSON, or empty
     * @param at when
     */
    record StepRow(
            String rollout,
            int number,
            String stage,
            String why,
            String by,
            boolean forced,
            String gate,
            Instant at) {}

    /**
     * Observed time.
     *
     * @param camera id
     * @param from begin
     * @param seconds how long
     */
    record Observed(String camera, Instant from, double seconds) {}
}
