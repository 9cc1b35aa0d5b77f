package io.vedette.service.camera;

import io.vedette.service.watch.RunStatus;
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
 */
public record CameraStatus(
        String camera,
        State state,
        String why,
        String run,
        Optional<RunStatus> running,
        long alerts,
        long suppressed) {

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
