package io.vedette.core.watch.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.Span;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last seconds of a stream as packets; begins with a key frame and loses whole groups of
 * pictures at its head. Bounded by time and by bytes. Thread-safe.
 */
final class PacketRing {
    private static final long MOST_BYTES = 64L << 20;

    private final double keep;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long bytes;
    private double newest = Double.NEGATIVE_INFINITY;
    private double wanted = Double.POSITIVE_INFINITY;
    private boolean used;
    private double lastKey = Double.NaN;
    private double keyInterval = Double.POSITIVE_INFINITY;

    /** Packets of one codec and connection. */
    private record Segment(CodecParameters codec, ArrayDeque<Packet> packets) {}

    /** Part of the ring that makes a film. */
    record Cut(CodecParameters codec, List<Packet> packets) {
        Span span() {
            double begin = packets.get(0).moment().streamSeconds();
            double end = begin;
            for (Packet packet : packets) {
                end = Math.max(end, packet.moment().streamSeconds());
            }
            return new Span(begin, end);
        }
    }

    PacketRing(double keepSeconds) {
        keep = keepSeconds;
    }

    synchronized void codec(CodecParameters codec) {
        used = true;
        segments.addLast(new Segment(codec, new ArrayDeque<>()));
    }

    /** Whether the source brings packets. */
    synchronized boolean isUsed() {
        return used;
    }

    /** Copies a packet in. */
    synchronized void add(Packet packet, Moment moment) {
        newest = Math.max(newest, moment.streamSeconds());
        if (packet.key()) {
            double at = moment.streamSeconds();
            keyInterval = Double.isNaN(lastKey) ? Double.POSITIVE_INFINITY : at - lastKey;
            lastKey = at;
        }
        Segment last = segments.peekLast();
        if (keep <= 0 || last == null || last.packets.isEmpty() && !packet.key()) {
            return;
        }
        ByteBuffer from = packet.data().duplicate();
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        bytes += copy.length;
        last.packets.addLast(
                new Packet(
                        ByteBuffer.wrap(copy),
                        packet.pts(),
                        packet.dts(),
                        packet.duration(),
                        packet.key(),
                        moment));
        evict();
    }

    /** What is newer than this stays although it grows old; infinity for nothing. */
    synchronized void want(double seconds) {
        wanted = seconds;
    }

    /** Seconds between the last two key frames. */
    synchronized double keyInterval() {
        return keyInterval;
    }

    synchronized double newest() {
        return newest;
    }

    private void evict() {
        double horizon = Math.min(newest - keep, wanted);
        while (!segments.isEmpty()) {
            Segment head = segments.peekFirst();
            Optional<Packet> next = nextKey(head.packets);
            if (next.isEmpty()) {
                boolean old =
                        segments.size() > 1
                                && (head.packets.isEmpty()
                                        || head.packets.peekLast().moment().streamSeconds()
                                                < horizon
                                        || bytes > MOST_BYTES);
                if (!old) {
                    return;
                }
                head.packets.forEach(p -> bytes -= p.data().remaining());
                segments.removeFirst();
                continue;
            }
            if (next.get().moment().streamSeconds() > horizon && bytes <= MOST_BYTES) {
                return;
            }
            while (head.packets.peekFirst() != next.get()) {
                bytes -= head.packets.removeFirst().data().remaining();
            }
        }
    }

    private static Optional<Packet> nextKey(Deque<Packet> packets) {
        Iterator<Packet> all = packets.iterator();
        if (all.hasNext()) {
            all.next();
        }
        while (all.hasNext()) {
            Packet packet = all.next();
            if (packet.key()) {
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    /** What is left of a span, from the key frame before it on. */
    synchronized Optional<Cut> cut(Span span) {
        Optional<Cut> best = Optional.empty();
        double most = -1;
        for (Segment segment : segments) {
            List<Packet> packets = within(segment, span);
            if (!packets.isEmpty()) {
                Cut cut = new Cut(segment.codec, packets);
                Span got = cut.span();
                double shared =
                        Math.min(got.end(), span.end()) - Math.max(got.begin(), span.begin());
                if (shared >= 0 && shared > most) {
                    most = shared;
                    best = Optional.of(cut);
                }
            }
        }
        return best;
    }

    private static List<Packet> within(Segment segment, Span span) {
        List<Packet> taken = new ArrayList<>();
        int beyond = 0;
        for (Packet packet : segment.packets) {
            double at = packet.moment().streamSeconds();
            if (packet.key() && at <= span.begin()) {
                taken.clear();
            }
            if (at > span.end() && ++beyond > segment.codec.reorderDelay()) {
                break;
            }
            taken.add(packet);
        }
        return taken;
    }
}
