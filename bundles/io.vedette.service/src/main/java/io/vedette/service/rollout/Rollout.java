package io.vedette.service.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A challenger on its way.
 *
 * @param id time-ordered; also the name of the challenger's variant
 * @param request what was asked
 * @param champion model version that was in the slot; empty for the empty slot
 * @param stage where it is
 * @param begun begin of the shadow's evidence, calendar
 * @param since begin of the stage's evidence, calendar
 * @param canaries cameras that go first
 * @param gate what the gate said when the stage was entered; empty in the first
 * @param by who began it
 * @param created when
 * @param revision from 1
 */
public record Rollout(
        String id,
        RolloutRequest request,
        Optional<String> champion,
        Stage stage,
        Instant begun,
        Instant since,
        List<String> canaries,
        Optional<GateReport> gate,
        String by,
        Instant created,
        long revision) {
    /** Copies the canaries. */
    public Rollout {
        canaries = List.copyOf(canaries);
    }

    /** Where a roll-out is. */
    public enum Stage {
        /** On the same frames, its alerts only counted. */
        SHADOW,
        /** In charge of some cameras. */
        CANARY,
        /** In charge of all; the old champion stays on as shadow until the watch period ends. */
        PRODUCTION,
        /** It is the champion. */
        DONE,
        /** The old champion is back. */
        ROLLED_BACK;

        /** The name in documents and in the database: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The stage of an id. */
        public static Stage of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        /** Whether nothing more will happen. */
        public boolean ended() {
            return this == DONE || this == ROLLED_BACK;
        }
    }

    /**
     * A step in its history.
     *
     * @param number from 1
     * @param stage that was entered
     * @param why for people
     * @param by who, or {@code system}
     * @param forced whether the gate was overruled
     * @param gate what it said then
     * @param at calendar
     */
    public record Step(
            int number,
            Stage stage,
            String why,
            String by,
            boolean forced,
            Optional<GateReport> gate,
            Instant at) {}
}
