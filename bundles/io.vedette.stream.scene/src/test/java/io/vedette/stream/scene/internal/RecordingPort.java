package io.vedette.stream.scene.internal;

import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A port that takes a checksum of each frame and gives it back, or keeps some. */
final class RecordingPort implements StreamPort {
    final List<Long> sums = new ArrayList<>();
    final List<Double> times = new ArrayList<>();
    final List<Frame> kept = new ArrayList<>();
    volatile boolean cancelled;
    volatile int frames;
    private final int keep;

    RecordingPort(int keep) {
        this.keep = keep;
    }

    @Override
    public void frame(Frame frame) {
        frames++;
        sums.add(sum(frame));
        times.add(frame.moment().streamSeconds());
        if (kept.size() < keep) {
            kept.add(frame);
        } else {
            frame.release();
        }
    }

    static long sum(Frame frame) {
        CRC32 sum = new CRC32();
        for (Plane plane : List.of(frame.y(), frame.u(), frame.v())) {
            byte[] bytes = new byte[plane.data().capacity()];
            plane.data().get(0, bytes);
            sum.update(bytes);
        }
        return sum.getValue();
    }

    @Override
    public void codec(CodecParameters codec) {
        throw new AssertionError("a scene has no packets");
    }

    @Override
    public void packet(Packet packet) {
        throw new AssertionError("a scene has no packets");
    }

    @Override
    public void discontinuity(String why) {
        throw new AssertionError("a scene never jumps: " + why);
    }

    @Override
    public Mode mode() {
        return Mode.ALL;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
