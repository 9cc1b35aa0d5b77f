package io.vedette.service.rollout;

import java.util.List;
import java.util.Objects;

/**
 * What is to be rolled out.
 *
 * @param group camera group
 * @param slot of these cameras
 * @param challenger model version, {@code name:version}; in the detector slot {@code motion} too
 * @param gates rules for every stage
 * @param canaryShare share of the cameras that go first, at least one camera
 * @param cameras of the group; empty for those that are configured
 * @param watchHours camera-hours after which production is final
 * @param automatic whether a passed gate goes on by itself; a failed one in canary and production
 *     always goes back by itself
 * @param note for people
 */
public record RolloutRequest(
        String group,
        Slot slot,
        String challenger,
        GateRules gates,
        double canaryShare,
        List<String> cameras,
        double watchHours,
        boolean automatic,
        String note) {
    /** Copies the cameras. */
    public RolloutRequest {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(challenger, "challenger");
        Objects.requireNonNull(gates, "gates");
        Objects.requireNonNull(note, "note");
        cameras = List.copyOf(cameras);
        if (!(canaryShare > 0 && canaryShare <= 1) || !(watchHours >= 0)) {
            throw new IllegalArgumentException(
                    "the canary's share lies in 0..1 and watch hours are 0 or more: "
                            + canaryShare
                            + ", "
                            + watchHours);
        }
    }
}
