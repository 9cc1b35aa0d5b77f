package io.vedette.core.watch.internal;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.FrameReport;
import io.vedette.service.watch.FrameTap;
import io.vedette.service.watch.PipelineListener;
import io.vedette.service.watch.SourceState;
import io.vedette.service.watch.SwapReport;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.Snapshot;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.rule.HeuristicSpec;
import io.vedette.spi.rule.Observation;
import io.vedette.spi.rule.Signal;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.track.Track;
import io.vedette.spi.track.Tracker;
import io.vedette.spi.track.TrackerInput;
import io.vedette.spi.track.TrackerSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Version;

/** Plugins for tests. */
final class Fakes {
    static final Size SIZE = new Size(64, 48);
    private static final AtomicLong SERVICES = new AtomicLong();

    private Fakes() {}

    static Offer offer(Plug plug, String id, String version, Object service) {
        return new Offer(
                plug,
                id,
                "test." + id,
                Version.parseVersion(version),
                0,
                SERVICES.incrementAndGet(),
                plug == Plug.STREAM_SOURCE ? Set.of("fake") : Set.of(),
                service);
    }

    /** A black frame of memory of its own. */
    static Frame frame(long number, Moment moment, Runnable released) {
        ByteBuffer luma = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height());
        Plane plane = new Plane(luma, SIZE.width());
        return Frame.grey(number, moment, SIZE, Colour.UNSPECIFIED, plane, released);
    }

    /** Plays frames when it is let; counts those out on lease. */
    static final class Source implements StreamSource {
        final AtomicInteger leased = new AtomicInteger();
        final AtomicInteger connections = new AtomicInteger();
        final long frames;
        final double fps;
        volatile Ended end = new Ended.Finished();
        volatile long paceNanos;
        volatile long failAt = Long.MAX_VALUE;

        Source(long frames, double fps) {
            this.frames = frames;
            this.fps = fps;
        }

        @Override
        public Ended run(StreamSpec spec, StreamPort port) {
            connections.incrementAndGet();
            for (long n = 1; n <= frames && !port.cancelled(); n++) {
                if (n == failAt) {
                    failAt = Long.MAX_VALUE;
                    return new Ended.Lost("cable pulled");
                }
                leased.incrementAndGet();
                Moment moment = Moment.of(spec.epoch(), (n - 1) / fps);
                port.frame(frame(n, moment, leased::decrementAndGet));
                pause(paceNanos);
            }
            return end;
        }

        private static void pause(long nanos) {
            if (nanos > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(nanos);
            }
        }
    }

    /** One blob that walks to the right. */
    static final class Walking implements SceneAnalyzer {
        volatile boolean still;

        @Override
        public Session open(io.vedette.spi.scene.SceneSpec spec, Optional<Snapshot> from) {
            return (frame, masks) ->
                    new SceneFacts(
                            SceneFacts.State.READY,
                            still ? 0 : 0.1,
                            still
                                    ? List.of()
                                    : List.of(
                                            new SceneFacts.Blob(
                                                    new Box(
                                                            frame.moment().streamSeconds(),
                                                            10,
                                                            10,
                                                            20),
                                                    1,
                                                    0.9)),
                            0.5,
                            0,
                            0);
        }
    }

    /**
     * Gives each frame's first detection the same id for ever; the id and its begin are its state.
     */
    static final class OneTrack implements Tracker {
        volatile CountDownLatch hang;
        volatile boolean failing;
        final List<String> opened = new CopyOnWriteArrayList<>();

        @Override
        public Session open(TrackerSpec spec, Optional<Snapshot> from) {
            opened.add(from.map(s -> text(s)).orElse("anew " + spec.firstId()));
            return new Session() {
                private long id = spec.firstId();
                private double first = -1;

                {
                    from.ifPresent(
                            s -> {
                                String[] parts = text(s).split(" ");
                                id = Long.parseLong(parts[0]);
                                first = Double.parseDouble(parts[1]);
                            });
                }

                @Override
                public List<Track> update(TrackerInput input) {
                    CountDownLatch latch = hang;
                    if (latch != null) {
                        await(latch);
                    }
                    if (failing) {
                        throw new IllegalStateException("broken on purpose");
                    }
                    if (input.detections().isEmpty()) {
                        return List.of();
                    }
                    if (first < 0) {
                        first = input.moment().streamSeconds();
                    }
                    return List.of(
                            new Track(
                                    id,
                                    input.detections().get(0).label(),
                                    0.9,
                                    input.detections().get(0).box(),
                                    Track.State.CONFIRMED,
                                    Moment.of(
                                            input.moment()
                                                    .instant()
                                                    .minusNanos(
                                                            Math.round(
                                                                    input.moment().streamSeconds()
                                                                            * 1e9)),
                                            first),
                                    input.moment(),
                                    3,
                                    1,
                                    0));
                }

                @Override
                public Optional<Snapshot> snapshot() {
                    return Optional.of(
                            new Snapshot(
                                    "one/1", (id + " " + first).getBytes(StandardCharsets.UTF_8)));
                }
            };
        }
    }

    static String text(Snapshot snapshot) {
        return new String(snapshot.bytes(), StandardCharsets.UTF_8);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires once a track has been there for {@code threshold} seconds; its clock is its state. */
    static final class Dwell implements Heuristic {
        @Override
        public Session open(HeuristicSpec spec, Optional<Snapshot> from) {
            double threshold = spec.number("threshold", 5, 0);
            return new Session() {
                private double entered =
                        from.map(s -> Double.parseDouble(text(s))).orElse(Double.NaN);
                private boolean fired;

                @Override
                public List<Signal> observe(Observation seen) {
                    double now = seen.moment().streamSeconds();
                    if (seen.tracks().isEmpty()) {
                        return List.of();
                    }
                    Track track = seen.tracks().get(0);
                    if (Double.isNaN(entered)) {
                        entered = now;
                    }
                    if (fired || now - entered < threshold) {
                        return List.of();
                    }
                    fired = true;
                    return List.of(
                            new Signal.Fired(
                                    "e1",
                                    track.first(),
                                    seen.moment(),
                                    List.of(track.id()),
                                    "",
                                    track.box(),
                                    java.util.Map.of("entered", entered),
                                    true));
                }

                @Override
                public Optional<Snapshot> snapshot() {
                    return Optional.of(
                            new Snapshot(
                                    "dwell/1",
                                    Double.toString(entered).getBytes(StandardCharsets.UTF_8)));
                }
            };
        }
    }

    /** Remembers what it hears. */
    static final class Heard implements PipelineListener {
        final List<FrameReport> frames = new CopyOnWriteArrayList<>();
        final List<EventChange> events = new CopyOnWriteArrayList<>();
        final List<SourceState> states = new CopyOnWriteArrayList<>();
        final List<SwapReport> swaps = new CopyOnWriteArrayList<>();
        final List<String> said = new CopyOnWriteArrayList<>();
        volatile java.util.function.Consumer<FrameReport> each = report -> {};

        @Override
        public void frame(FrameReport report) {
            frames.add(
                    new FrameReport(
                            report.number(),
                            report.moment(),
                            report.state(),
                            report.reason(),
                            report.detections(),
                            report.tracks(),
                            report.facts(),
                            Optional.empty()));
            each.accept(report);
        }

        @Override
        public void event(EventChange change) {
            events.add(change);
        }

        @Override
        public void state(SourceState state) {
            states.add(state);
        }

        @Override
        public void swapped(SwapReport report) {
            swaps.add(report);
        }

        @Override
        public void said(String text) {
            said.add(text);
        }
    }

    /** Nothing is lent. */
    static final class Nothing implements Lent {
        final List<FrameTap> taps = new ArrayList<>();
        volatile Optional<LoadedModels> models = Optional.empty();

        @Override
        public Optional<Pixels> pixels() {
            return Optional.empty();
        }

        @Override
        public Optional<ClipWriter> clips() {
            return Optional.empty();
        }

        @Override
        public Optional<LoadedModels> models() {
            return models;
        }

        @Override
        public List<FrameTap> taps() {
            return taps;
        }
    }
}
