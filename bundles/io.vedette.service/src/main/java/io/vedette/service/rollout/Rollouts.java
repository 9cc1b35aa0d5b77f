package io.vedette.service.rollout;

import io.vedette.service.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Puts a model into a slot of a camera group in stages: shadow on the same frames, canary by
 * camera, production under watch. Thread-safe; blocking.
 */
@ProviderType
public interface Rollouts {
    /** Challenger of a detector slot that needs no model: what moves is an object. */
    String MOTION = "motion";

    /**
     * Begins in shadow.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is no such model version
     * @throws io.vedette.service.problem.ConflictException where a slot of the group has a roll-out
     *     under way, or this one holds the model already
     */
    Rollout start(RolloutRequest request, String by);

    /** One. */
    Optional<Rollout> rollout(String id);

    /** Newest first. */
    Page<Rollout> list(Optional<String> group, Optional<String> cursor, int limit);

    /** Its history, oldest first. */
    List<Rollout.Step> history(String id);

    /** Asks the gate now; of an ended one, what it said last. */
    GateReport gate(String id);

    /**
     * Goes to the next stage.
     *
     * @param force overrules a gate that does not pass; {@code why} is needed then
     * @throws io.vedette.service.problem.ConflictException where the gate does not pass, with its
     *     reasons, or nothing is left to do
     */
    Rollout advance(String id, boolean force, String why, String by);

    /** Back to the old champion at once. The same again changes nothing. */
    Rollout rollback(String id, String why, String by);

    /**
     * Asks the gates of all that are under way: canary and production that fail go back by
     * themselves, automatic ones that pass go on, and a watch period that is over ends.
     */
    void watch();

    /** What runs in a slot of a camera of a group; see {@link SlotDirectory}. */
    List<Variant> variants(String group, String camera, Slot slot);

    /** Which model version is the champion of a slot now; empty for the empty slot. */
    Optional<String> champion(String group, Slot slot);

    /** Who was champion when, newest first: every change of any slot. */
    List<Assignment> assignments(Optional<String> group);

    /**
     * Notes that a camera was watched: rates are of this time, and stages begin after it.
     *
     * @param from calendar time of its begin
     * @param seconds how long
     */
    void observed(String group, String camera, Instant from, double seconds);

    /** Begin of time that nobody has observed yet in a group: now, or later in simulated time. */
    Instant horizon(String group);

    /**
     * A champion's reign.
     *
     * @param group of cameras
     * @param slot of these
     * @param model version; empty for the empty slot
     * @param since when it began
     * @param rollout that brought it; empty where set by hand
     */
    record Assignment(
            String group, Slot slot, Optional<String> model, Instant since, String rollout) {}
}
