package io.vedette.core.watch.internal;

import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.PipelineSpec;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listener and taps; what they throw goes no further. Used by who holds the strand. */
final class Voice {
    private static final int SWAPS_KEPT = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Voice.class);

    private final PipelineListener listener;
    private final Supplier<PipelineSpec> spec;
    private final Supplier<List<FrameTap>> taps;
    private final Faults faults;
    private final Deque<SwapReport> swaps = new ArrayDeque<>();

    Voice(
            PipelineListener listener,
            Supplier<PipelineSpec> spec,
            Supplier<List<FrameTap>> taps,
            Faults faults) {
        this.listener = listener;
        this.spec = spec;
        this.taps = taps;
        this.faults = faults;
    }

    void frame(FrameReport report) {
        tell("listener", () -> listener.frame(report));
    }

    /** After the listener has heard of the frame and of its events. */
    void tap(FrameReport report) {
        for (FrameTap tap : taps.get()) {
            tell(
                    "tap",
                    () -> {
                        PipelineSpec now = spec.get();
                        if (tap.wants(now)) {
                            tap.frame(now, report);
                        }
                    });
        }
    }

    void events(List<EventChange> changes) {
        changes.forEach(change -> tell("listener", () -> listener.event(change)));
    }

    void state(SourceState state) {
        LOG.info("{}: {} {}", spec.get().camera(), state.kind(), state.why());
        tell("listener", () -> listener.state(state));
    }

    void swapped(SwapReport report) {
        synchronized (swaps) {
            swaps.addLast(report);
            if (swaps.size() > SWAPS_KEPT) {
                swaps.removeFirst();
            }
        }
        LOG.info("{}: {}", spec.get().camera(), report);
        tell("listener", () -> listener.swapped(report));
    }

    /** The latest exchanges, oldest first. Thread-safe. */
    List<SwapReport> swaps() {
        synchronized (swaps) {
            return List.copyOf(swaps);
        }
    }

    void said(String text) {
        LOG.warn("{}: {}", spec.get().camera(), text);
        tell("listener", () -> listener.said(text));
    }

    private void tell(String who, Runnable call) {
        try {
            call.run();
        } catch (Strand.AbandonedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            faults.count(spec.get().camera(), who, e);
        }
    }
}
