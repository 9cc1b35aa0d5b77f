package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Optional;

/**
 * Turns ticks into stream seconds: from 0, strictly growing over frames. What jumps backwards, or
 * forwards on a live stream, goes on one frame after the last one and is told.
 */
final class Timeline {
    private static final double JUMP_BACK = 1;
    private static final double JUMP_AHEAD = 30;

    private final double tick;
    private final double period;
    private final boolean live;
    private double offset;
    private boolean begun;
    private double last = Double.NaN;
    private String jump;

    Timeline(double tick, double period, boolean live) {
        this.tick = tick;
        this.period = period;
        this.live = live;
    }

    /** Seconds of a packet; the first one begins the stream. */
    double packet(long pts) {
        if (!begun && pts != AV_NOPTS_VALUE) {
            begun = true;
            offset = pts * tick;
        }
        return pts == AV_NOPTS_VALUE ? 0 : pts * tick - offset;
    }

    /** Seconds of a frame. */
    double frame(long pts) {
        if (!begun && pts != AV_NOPTS_VALUE) {
            begun = true;
            offset = pts * tick;
        }
        boolean first = Double.isNaN(last);
        double next = first ? 0 : last + period;
        double at = pts == AV_NOPTS_VALUE ? next : pts * tick - offset;
        if (first) {
            // leading pictures of an open group come before the first packet's time
            if (at < 0) {
                offset += at;
                at = 0;
            }
        } else if (at <= last - JUMP_BACK || live && at > last + JUMP_AHEAD) {
            jump = String.format("time jumped from %.3f s to %.3f s", last, at);
            offset += at - next;
            at = next;
        } else if (at <= last) {
            at = last + Math.min(period, 0.001);
        }
        last = at;
        return at;
    }

    /** Whether time jumped since it was asked last. */
    Optional<String> jumped() {
        Optional<String> told = Optional.ofNullable(jump);
        jump = null;
        return told;
    }
}
