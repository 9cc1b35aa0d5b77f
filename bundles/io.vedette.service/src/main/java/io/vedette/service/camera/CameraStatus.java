package io.vedette.service.camera;

import io.vedette.service.watch.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * Where a camera stands.
 *
 * @param camera id
 * @param state in one word
 * @param why for the operator, without credentials; may be empty
 * @param run name of its run; empty where it does not run
 * @param running numbers of its run
 * @param alerts raised since the run began
 * @param suppressed since the run began
 * @param beside chains that run beside on the same frames, of a roll-out under way
 */
public record CameraStatus(
        String camera,
        State state,
        String why,
        String run,
        Optional<RunStatus> running,
        long alerts,
        long suppressed,
        List<Beside> beside) {

    /** Copies the list. */
    public CameraStatus {
        beside = List.copyOf(beside);
    }

    /** Of a camera with nothing beside its own chain. */
    public CameraStatus(
            String camera,
            State state,
            String why,
            String run,
            Optional<RunStatus> running,
            long alerts,
            long suppressed) {
        this(camera, state, why, run, running, alerts, suppressed, List.of());
    }

    /**
     * A chain that runs beside the one in charge.
     *
     * @param variant of the detector slot
     * @param detector {@code motion} or a model version
     * @param why it does not run, for the operator; empty while it does
     * @param analysed frames its detector looked at
     * @param gated frames in which nothing moved
     * @param dropped frames it did not get to
     * @param passMillis see {@link RunStatus#passMillis()}
     * @param alerts it would have raised
     */
    public record Beside(
            String variant,
            String detector,
            String why,
            long analysed,
            long gated,
            long dropped,
            double passMillis,
            long alerts) {}

    /** A camera's state in one word. */
    public enum State {
        /** Not to run. */
        DISABLED,
        /** To run, but what runs cameras is not in service. */
        WAITING,
        /** An attempt to connect is under way. */
        CONNECTING,
        /** Frames come. */
        LIVE,
        /** Connected, but nothing came for a while. */
        STALLED,
        /** Waiting for the next attempt. */
        BACKOFF,
        /** A finite source was read to its end. */
        ENDED,
        /** Only a person can help: see {@link CameraStatus#why()}. */
        REFUSED;

        /** The name in REST documents: lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
