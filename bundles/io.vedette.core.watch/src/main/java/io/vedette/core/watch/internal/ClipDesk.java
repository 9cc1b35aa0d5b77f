package io.vedette.core.watch.internal;

import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.watch.ClipReport;
import io.vedette.spi.Span;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes clips, and is the one place that decides whether packets may leave as they are: only where
 * browsers play the codec, no privacy zone is set, and a key frame is near the begin.
 */
final class ClipDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ClipDesk.class);

    /** Seconds before the span that a clip may show because its key frame lies there. */
    private static final double EARLY = 4;

    private final PacketRing packets;
    private final PlaneRing planes;
    private final PrivacyMask mask;
    private final Supplier<Optional<ClipWriter>> writers;
    private final Executor executor;
    private final List<Order> waiting = new ArrayList<>();
    private boolean over;

    /** A clip somebody waits for. */
    private record Order(Span span, Path file, CompletableFuture<ClipReport> done) {}

    ClipDesk(
            PacketRing packets,
            PlaneRing planes,
            PrivacyMask mask,
            Supplier<Optional<ClipWriter>> writers,
            Executor executor) {
        this.packets = packets;
        this.planes = planes;
        this.mask = mask;
        this.writers = writers;
        this.executor = executor;
    }

    /** Keeps a picture where the source brings no packets to make clips of. */
    void keep(Frame frame) {
        if (!packets.isUsed()) {
            planes.add(frame);
        }
    }

    /** Orders a clip, where pictures have come until {@code seconds}. */
    CompletionStage<ClipReport> order(Span span, Path file, double seconds) {
        Order order = new Order(span, file, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(order);
            hold();
        }
        look(packets.isUsed() ? packets.newest() : seconds);
        return order.done;
    }

    /** Makes what is due; called as the stream goes on. */
    void look(double now) {
        List<Order> due = new ArrayList<>();
        synchronized (this) {
            if (waiting.isEmpty()) {
                return;
            }
            waiting.removeIf(
                    order -> {
                        boolean ready = over || order.span.end() <= now;
                        return ready && due.add(order);
                    });
        }
        due.forEach(order -> executor.execute(() -> make(order)));
    }

    /** The stream is over: what is ordered is made of what there is. */
    void finish() {
        synchronized (this) {
            over = true;
        }
        look(Double.POSITIVE_INFINITY);
        // after what was ordered: clips are made one at a time
        executor.execute(planes::close);
    }

    /** Keeps the rings from forgetting what was ordered. */
    private void hold() {
        double oldest =
                waiting.stream()
                        .mapToDouble(order -> order.span.begin())
                        .min()
                        .orElse(Double.POSITIVE_INFINITY);
        packets.want(oldest);
        planes.want(oldest);
    }

    private void make(Order order) {
        try {
            order.done.complete(write(order));
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(order.file);
            } catch (IOException ignored) {
                LOG.debug("{} was not there to delete", order.file);
            }
            order.done.completeExceptionally(
                    e instanceof NotFoundException
                            ? e
                            : new UnavailableException(
                                    "the clip could not be written: " + e.getMessage(), e));
        } finally {
            synchronized (this) {
                hold();
            }
        }
    }

    private ClipReport write(Order order) throws IOException {
        ClipWriter writer =
                writers.get()
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                "no clip writer is in service: install the feature"
                                                        + " vedette-vision",
                                                null));
        Path folder = order.file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Optional<PacketRing.Cut> cut = packets.cut(order.span);
        if (cut.isPresent()) {
            return ofPackets(writer, cut.get(), order);
        }
        List<Frame> frames = planes.cut(order.span);
        if (frames.isEmpty()) {
            throw new NotFoundException(
                    String.format(
                            "nothing is left of seconds %.1f to %.1f",
                            order.span.begin(), order.span.end()));
        }
        try {
            writer.encode(frames.iterator(), order.file);
            double begin = frames.get(0).moment().streamSeconds();
            double end = frames.get(frames.size() - 1).moment().streamSeconds();
            return new ClipReport(order.file, new Span(begin, end), "encoded", frames.size());
        } finally {
            frames.forEach(Frame::release);
        }
    }

    private ClipReport ofPackets(ClipWriter writer, PacketRing.Cut cut, Order order)
            throws IOException {
        boolean early = order.span.begin() - cut.span().begin() > EARLY;
        if (mask.isEmpty() && !early && writer.remuxable(cut.codec())) {
            try {
                writer.remux(cut.codec(), cut.packets(), order.file);
                return new ClipReport(order.file, cut.span(), "remuxed", cut.packets().size());
            } catch (IOException e) {
                LOG.debug("not remuxed but encoded: {}", e.getMessage());
            }
        }
        try (ClipWriter.Decoded decoded = writer.decode(cut.codec(), cut.packets());
                Blackened frames = new Blackened(decoded, mask, order.span.begin())) {
            writer.encode(frames, order.file);
            Span span = new Span(Math.max(frames.first, 0), Math.max(frames.last, 0));
            return new ClipReport(order.file, span, "encoded", frames.count);
        }
    }

    /** Frames from a moment on, blackened; each lives until the next step. */
    private static final class Blackened implements Iterator<Frame>, AutoCloseable {
        private final Iterator<Frame> in;
        private final PrivacyMask mask;
        private final double begin;
        private Frame next;
        private Frame given;
        private double first = -1;
        private double last;
        private int count;

        Blackened(Iterator<Frame> in, PrivacyMask mask, double begin) {
            this.in = in;
            this.mask = mask;
            this.begin = begin;
        }

        @Override
        public boolean hasNext() {
            while (next == null && in.hasNext()) {
                Frame frame = in.next();
                if (frame.moment().streamSeconds() >= begin - 1e-6) {
                    next = mask.isEmpty() ? frame.retain() : mask.apply(frame.retain());
                }
            }
            return next != null;
        }

        @Override
        public Frame next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            close();
            given = next;
            next = null;
            last = given.moment().streamSeconds();
            first = first < 0 ? last : first;
            count++;
            return given;
        }

        @Override
        public void close() {
            if (given != null) {
                given.release();
                given = null;
            }
        }
    }
}
