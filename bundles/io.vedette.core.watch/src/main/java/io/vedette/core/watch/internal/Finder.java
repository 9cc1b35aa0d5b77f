package io.vedette.core.watch.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.model.Detection;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.TrackerInput.Look;
import java.util.List;

/** Finds objects in a frame. Used by who holds the strand. */
interface Finder extends AutoCloseable {
    /** What was found, or why not. */
    record Found(Look look, String reason, List<Detection> detections) {}

    /** Looks. */
    Found find(Frame frame, SceneFacts facts);

    /** Id and version. */
    String label();

    /** Whether frames in which nothing moves may be kept from it. */
    boolean gateable();

    /** Whether its engine is away, so that the next call waits. */
    default boolean isAway() {
        return false;
    }

    /** Grows with each exchange of its engine. */
    default long generation() {
        return 0;
    }

    /** The engine's id and version. */
    default String engine() {
        return "";
    }

    @Override
    void close();
}
