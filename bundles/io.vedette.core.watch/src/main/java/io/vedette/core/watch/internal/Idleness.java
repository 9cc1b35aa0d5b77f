package io.vedette.core.watch.internal;

import io.vedette.service.watch.PipelineSpec;

/** Whether anything goes on in a run, and whether key frames would do because nothing does. */
final class Idleness {
    /** Seconds without anything after which key frames will do. */
    private static final double QUIET = 5;

    /** Seconds between key frames that are too many to leave the others out. */
    private static final double MOST_INTERVAL = 1;

    private final boolean wanted;
    private final Stages stages;
    private final PacketRing packets;
    private final Companions companions;
    private volatile boolean busy;
    private double busyAt;

    Idleness(PipelineSpec spec, Stages stages, PacketRing packets, Companions companions) {
        wanted = "idle".equals(spec.options().get("keyframes"));
        this.stages = stages;
        this.packets = packets;
        this.companions = companions;
    }

    /** A frame has gone through; whether key frames would do from here. The strand is held. */
    boolean after(double now) {
        busy = stages.liveTracks() > 0 || stages.rules().book().openCount() > 0;
        if (busy || companions.busy()) {
            busyAt = now;
        }
        return wanted && now - busyAt > QUIET && packets.keyInterval() <= MOST_INTERVAL;
    }

    /** Whether something is tracked or an event is open. */
    boolean isBusy() {
        return busy;
    }
}
