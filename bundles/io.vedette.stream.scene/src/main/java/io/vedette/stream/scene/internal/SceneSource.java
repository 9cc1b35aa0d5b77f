package io.vedette.stream.scene.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Span;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.geometry.Polygon;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.KnowsTruth;
import io.vedette.spi.stream.Schemes;
import io.vedette.spi.stream.Source;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import io.vedette.spi.stream.TruthRow;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** A seeded street and yard at ten pictures a second, with exact truth. */
@Component(service = {StreamSource.class, KnowsTruth.class})
@Source("scene")
@Schemes("scene")
public final class SceneSource implements StreamSource, KnowsTruth {
    /** Longest wait between two looks at {@code cancelled()}. */
    private static final long NAP_NANOS = 50_000_000;

    @Override
    public Ended run(StreamSpec spec, StreamPort port) {
        SceneUri uri;
        try {
            uri = SceneUri.of(spec);
        } catch (IllegalArgumentException e) {
            return new Ended.Refused(e.getMessage());
        }
        if (spec.role() == StreamSpec.Role.RECORD) {
            return new Ended.Refused(
                    "scene: has no packets to record; use the role DETECT or BOTH");
        }
        play(uri, spec, port);
        return new Ended.Finished();
    }

    private void play(SceneUri uri, StreamSpec spec, StreamPort port) {
        Renderer renderer = new Renderer(timeline(uri));
        FramePool pool = new FramePool(uri.size());
        boolean paced = spec.pacing() == StreamSpec.Pacing.REALTIME;
        long start = System.nanoTime();
        long first = uri.first();
        for (long frame = first; frame <= uri.frames() && !port.cancelled(); frame++) {
            if (paced && !await(start + (frame - first) * (1_000_000_000L / SceneUri.RATE), port)) {
                return;
            }
            if (port.mode() == StreamPort.Mode.NONE) {
                // nobody looks; as fast as possible would only burn the processor
                if (!paced) {
                    LockSupport.parkNanos(1_000_000);
                }
                continue;
            }
            Optional<FramePool.Planes> memory = memory(pool, paced, port);
            if (memory.isPresent()) {
                renderer.paint(frame);
                port.frame(frame(frame, uri, spec, renderer, pool, memory.get()));
            }
        }
    }

    /** Waits for free memory; a live stream leaves the picture out instead. */
    private static Optional<FramePool.Planes> memory(
            FramePool pool, boolean paced, StreamPort port) {
        Optional<FramePool.Planes> planes = pool.take();
        while (planes.isEmpty() && !paced && !port.cancelled()) {
            LockSupport.parkNanos(1_000_000);
            planes = pool.take();
        }
        return planes;
    }

    private static Frame frame(
            long number,
            SceneUri uri,
            StreamSpec spec,
            Renderer renderer,
            FramePool pool,
            FramePool.Planes planes) {
        planes.y().data().put(0, renderer.y());
        planes.u().data().put(0, renderer.u());
        planes.v().data().put(0, renderer.v());
        return Frame.yuv(
                number,
                Moment.of(spec.epoch(), SceneUri.time(number)),
                uri.size(),
                Colour.UNSPECIFIED,
                planes.y(),
                planes.u(),
                planes.v(),
                1,
                1,
                () -> pool.give(planes));
    }

    /** Parks until a point of the clock. Returns false when the core wants no more. */
    private static boolean await(long until, StreamPort port) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            if (port.cancelled()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, NAP_NANOS));
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !port.cancelled();
    }

    @Override
    public Stream<TruthRow> truth(StreamSpec spec, Span when) {
        SceneUri uri = SceneUri.of(spec);
        return new Truth(timeline(uri), uri.frames()).rows(when);
    }

    @Override
    public OptionalDouble seconds(StreamSpec spec, long frame) {
        return OptionalDouble.of(SceneUri.time(frame));
    }

    @Override
    public Optional<Polygon> zone(StreamSpec spec, String name) {
        SceneUri uri = SceneUri.of(spec);
        Layout layout = new Layout(uri.place(), uri.size());
        return switch (name) {
            case "yard" -> Optional.of(layout.yard);
            case "grounds" -> Optional.of(layout.grounds);
            default -> Optional.empty();
        };
    }

    private static Timeline timeline(SceneUri uri) {
        return new Timeline(uri, new Layout(uri.place(), uri.size()));
    }
}
