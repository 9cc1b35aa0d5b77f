package io.vedette.service.watch;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at frames of every camera, for collection and the like. Registered as a service
 * (whiteboard); called on the strand of the camera after its listener, so return within a
 * millisecond and hand work to an executor; retain the frame to keep it.
 */
@ConsumerType
public interface FrameTap {
    /** Whether frames of this run are wanted; asked at each frame, so answer from memory. */
    boolean wants(PipelineSpec spec);

    /** A frame has passed. */
    void frame(PipelineSpec spec, FrameReport report);
}
