package io.vedette.testkit;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A port for tests: keeps what came, without the pictures unless told, and cancels when told to.
 */
public class RecordingPort implements StreamPort {
    /** What is remembered of a frame. */
    public record Seen(long number, double seconds, int width, int height, long luma) {}

    private final Thread thread = Thread.currentThread();
    private final List<Seen> frames = new ArrayList<>();
    private final List<Frame> kept = new ArrayList<>();
    private final List<CodecParameters> codecs = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();
    private final List<String> discontinuities = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Predicate<Frame> keep = frame -> false;
    private volatile long most = Long.MAX_VALUE;
    private volatile boolean cancelled;
    private volatile Mode mode = Mode.ALL;

    /** Holds the frames that match until {@link #release()}. */
    public RecordingPort keeping(Predicate<Frame> which) {
        keep = which;
        return this;
    }

    /** Cancels once so many frames have come. */
    public RecordingPort cancelAfter(long frameCount) {
        most = frameCount;
        return this;
    }

    /** What to decode. */
    public RecordingPort wanting(Mode which) {
        mode = which;
        return this;
    }

    /** Cancels now; on any thread. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void codec(CodecParameters codec) {
        onThread("codec");
        codecs.add(codec);
    }

    @Override
    public void packet(Packet packet) {
        onThread("packet");
        if (codecs.isEmpty()) {
            faults.add("a packet came before the codec");
        }
        if (!packet.data().hasRemaining()) {
            faults.add("a packet without bytes");
        }
        packets.add(packet);
    }

    @Override
    public void frame(Frame frame) {
        onThread("frame");
        frames.add(
                new Seen(
                        frame.number(),
                        frame.moment().streamSeconds(),
                        frame.width(),
                        frame.height(),
                        luma(frame)));
        if (keep.test(frame)) {
            kept.add(frame);
        } else {
            frame.release();
        }
        if (frames.size() >= most) {
            cancelled = true;
        }
    }

    /** Sum of all luma codes; also proves that every row can be read. */
    public static long luma(Frame frame) {
        long sum = 0;
        byte[] row = new byte[frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.y().data().get(y * frame.y().stride(), row);
            for (byte code : row) {
                sum += code & 255;
            }
        }
        return sum;
    }

    private void onThread(String what) {
        if (Thread.currentThread() != thread) {
            faults.add(what + " was called on " + Thread.currentThread());
        }
    }

    @Override
    public void discontinuity(String why) {
        discontinuities.add(why);
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** Lets the kept frames go. */
    public void release() {
        kept.forEach(Frame::release);
        kept.clear();
    }

    /** In the order of coming. */
    public List<Seen> frames() {
        return frames;
    }

    /** Held until {@link #release()}. */
    public List<Frame> kept() {
        return kept;
    }

    /** In the order of coming. */
    public List<CodecParameters> codecs() {
        return codecs;
    }

    /** In the order of coming; their bytes must not be read any more. */
    public List<Packet> packets() {
        return packets;
    }

    /** In the order of coming. */
    public List<String> discontinuities() {
        return discontinuities;
    }

    /** What the source did that it must not do. */
    public List<String> faults() {
        return faults;
    }
}
