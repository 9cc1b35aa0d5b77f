package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The begin of a stream, whose first packets may come without times (RTSP: the first key frame):
 * they are held until one has a time, and theirs are counted backwards from it. Dropping them would
 * cost a whole group of pictures.
 */
final class PacketHead implements AutoCloseable {
    private static final int MOST = 64;

    private final List<AVPacket> held = new ArrayList<>();
    private final int reorderDelay;
    private final long periodTicks;
    private boolean over;
    private boolean timed = true;

    PacketHead(int reorderDelay, long periodTicks) {
        this.reorderDelay = reorderDelay;
        this.periodTicks = Math.max(1, periodTicks);
    }

    /** Whether the head has passed, so that packets need not go through {@link #push}. */
    boolean over() {
        return over;
    }

    /** Whether the packets carry times. */
    boolean timed() {
        return timed;
    }

    /** Takes a packet; returns those that may go on. They stay owned by the head. */
    List<AVPacket> push(AVPacket packet) {
        if (packet.dts() != AV_NOPTS_VALUE && held.isEmpty()) {
            over = true;
            return List.of(packet);
        }
        held.add(av_packet_clone(packet));
        if (packet.dts() == AV_NOPTS_VALUE && held.size() < MOST) {
            return List.of();
        }
        return end();
    }

    /** The stream ended, or enough was waited: returns what is held. */
    List<AVPacket> end() {
        over = true;
        if (held.isEmpty()) {
            return List.of();
        }
        if (held.get(held.size() - 1).dts() == AV_NOPTS_VALUE) {
            timed = false;
            return List.copyOf(held);
        }
        for (int i = held.size() - 2; i >= 0; i--) {
            AVPacket packet = held.get(i);
            packet.dts(held.get(i + 1).dts() - ticks(packet));
        }
        for (AVPacket packet : held) {
            if (packet.pts() == AV_NOPTS_VALUE) {
                packet.pts(packet.dts() + reorderDelay * ticks(packet));
            }
        }
        return List.copyOf(held);
    }

    private long ticks(AVPacket packet) {
        return packet.duration() > 0 ? packet.duration() : periodTicks;
    }

    /** Frees what was held. */
    @Override
    public void close() {
        held.forEach(packet -> av_packet_free(packet));
        held.clear();
    }
}
