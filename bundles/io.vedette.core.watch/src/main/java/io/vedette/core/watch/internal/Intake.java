package io.vedette.core.watch.internal;

import io.vedette.spi.Moment;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Between a source's thread and the strand. What must not be lost waits in a short queue, and the
 * source with it; of a live stream the newest frame wins a slot of one, except while a plugin is
 * away: then frames wait in a bounded buffer. Thread-safe.
 */
final class Intake {
    /** Frames a file may be ahead. */
    private static final int AHEAD = 4;

    /** Frames that wait for a plugin. */
    static final int PATIENT = 48;

    /** Lost frames that are told one by one; of more, only their number is known. */
    private static final int MOST_TOLD = 1000;

    /** How long a source may take to return. */
    private static final long SOURCE_NANOS = 5_000_000_000L;

    private final boolean lossless;
    private final int patientRoom;
    private final Instant epoch;
    private final Tally tally;
    private final PacketRing ring;
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final List<Drop> drops = new ArrayList<>();
    private boolean patient;
    private boolean closed;
    private boolean ended;
    private boolean noted;
    private long closedNanos;
    private long number;
    private double lastSeconds = -1;
    private long firstNanos;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean idle;

    /** A frame and when it came. */
    record Queued(Frame frame, long nanos) {}

    /** A frame that was lost. */
    record Drop(long number, Moment moment, String reason) {}

    Intake(boolean lossless, int patientRoom, Instant epoch, Tally tally, PacketRing ring) {
        this.lossless = lossless;
        this.patientRoom = patientRoom;
        this.epoch = epoch;
        this.tally = tally;
        this.ring = ring;
    }

    /** The next frame, or null after a while, when something is to be told, or at the end. */
    synchronized Queued take(long millis) {
        try {
            if (queue.isEmpty() && !ended && !closed && !noted) {
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        noted = false;
        Queued next = queue.pollFirst();
        if (queue.isEmpty()) {
            patient = false;
        }
        notifyAll();
        return next;
    }

    /** Wakes who waits for a frame. */
    synchronized void note() {
        noted = true;
        notifyAll();
    }

    /** Lost frames that come before the one taken last. */
    synchronized List<Drop> takeDrops() {
        if (drops.isEmpty()) {
            return List.of();
        }
        List<Drop> all = List.copyOf(drops);
        drops.clear();
        return all;
    }

    /** Counts a frame that was taken and then lost. */
    synchronized void lost(Frame frame, String reason) {
        tally.dropped(reason);
        if (drops.size() < MOST_TOLD) {
            drops.add(new Drop(frame.number(), frame.moment(), reason));
        }
    }

    /** Keeps frames waiting until the backlog is worked off. */
    synchronized void bePatient() {
        patient = true;
    }

    synchronized int waiting() {
        return queue.size();
    }

    /** No frame will come any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody wants frames any more. */
    synchronized void close() {
        if (!closed) {
            closedNanos = System.nanoTime();
        }
        closed = true;
        queue.forEach(q -> q.frame.release());
        queue.clear();
        notifyAll();
    }

    /** Whether all is through: the source has returned, or did not although it was told to. */
    synchronized boolean isOver() {
        boolean hangs = closed && System.nanoTime() - closedNanos > SOURCE_NANOS;
        return (ended || hangs) && queue.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** When the last frame came. */
    long lastNanos() {
        return lastNanos;
    }

    /** Whether key frames would do. */
    void setIdle(boolean yes) {
        idle = yes;
    }

    /** A port for one connection. */
    Port connect(Runnable live, Consumer<String> jumped) {
        return new Port(live, jumped);
    }

    /** Takes a frame of another run in, and over. */
    void give(Frame frame) {
        synchronized (this) {
            number = frame.number();
            lastSeconds = frame.moment().streamSeconds();
            lastNanos = System.nanoTime();
        }
        put(frame);
    }

    /** A frame was lost before it could be given. */
    synchronized void missed(Drop drop) {
        tally.received();
        tally.dropped(drop.reason());
        if (drops.size() < MOST_TOLD) {
            drops.add(drop);
        }
    }

    private synchronized void put(Frame frame) {
        tally.received();
        while (lossless && queue.size() >= AHEAD && !closed) {
            try {
                wait(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
            }
        }
        if (closed) {
            frame.release();
            return;
        }
        if (!lossless && queue.size() >= (patient ? patientRoom : 1)) {
            Frame old = queue.removeFirst().frame;
            lost(old, patient ? "plugin away" : "slow");
            old.release();
        }
        queue.addLast(new Queued(frame, System.nanoTime()));
        notifyAll();
    }

    /** What one connection hands over to. */
    final class Port implements StreamPort {
        private final Runnable live;
        private final Consumer<String> jumped;
        private volatile boolean cancelled;
        private boolean begun;
        private double offset;
        private long numberBase;
        private boolean first = true;

        Port(Runnable live, Consumer<String> jumped) {
            this.live = live;
            this.jumped = jumped;
        }

        /** Where this connection's time begins in the run's. */
        private void begin() {
            if (begun) {
                return;
            }
            begun = true;
            synchronized (Intake.this) {
                numberBase = number;
                long now = System.nanoTime();
                if (number == 0) {
                    firstNanos = now;
                } else {
                    offset = Math.max(lastSeconds + 0.001, (now - firstNanos) / 1e9);
                }
            }
        }

        void cancel() {
            cancelled = true;
            synchronized (Intake.this) {
                Intake.this.notifyAll();
            }
        }

        /** Whether a frame came. */
        boolean delivered() {
            return !first;
        }

        @Override
        public void codec(CodecParameters codec) {
            ring.codec(codec);
        }

        @Override
        public void packet(Packet packet) {
            begin();
            double at = packet.moment().streamSeconds() + offset;
            ring.add(packet, Moment.of(epoch, at));
        }

        @Override
        public void frame(Frame frame) {
            begin();
            Frame own = frame;
            if (offset != 0 || numberBase != 0) {
                double at = frame.moment().streamSeconds() + offset;
                own = FramePool.renamed(frame, frame.number() + numberBase, Moment.of(epoch, at));
            }
            synchronized (Intake.this) {
                number = own.number();
                lastSeconds = own.moment().streamSeconds();
                lastNanos = System.nanoTime();
            }
            first = false;
            live.run();
            put(own);
        }

        @Override
        public void discontinuity(String why) {
            jumped.accept(why);
        }

        @Override
        public Mode mode() {
            return idle ? Mode.KEY_FRAMES : Mode.ALL;
        }

        @Override
        public boolean cancelled() {
            return cancelled || isClosed();
        }
    }
}
