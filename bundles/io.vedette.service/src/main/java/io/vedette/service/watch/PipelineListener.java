package io.vedette.service.watch;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of one run. Called on the run's strand: one call at a time, in the order of stream time,
 * with what happened before a call visible to it. A file that runs as fast as it can waits for each
 * call, so what hangs on it is deterministic; a live camera drops frames meanwhile, so return soon.
 * What a listener throws is logged and counted, and goes no further.
 */
@ConsumerType
public interface PipelineListener {
    /** A frame has passed. For dropped frames too, before the next one that is looked at. */
    default void frame(FrameReport report) {}

    /** An event opened, grew or ended; after the {@link #frame} of the frame it belongs to. */
    default void event(EventChange change) {}

    /** The source changed its state. */
    default void state(SourceState state) {}

    /** A plugin or model was exchanged. */
    default void swapped(SwapReport report) {}

    /** Something the operator should know. */
    default void said(String text) {}
}
