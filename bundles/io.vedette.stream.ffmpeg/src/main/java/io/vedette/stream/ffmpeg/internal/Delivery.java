package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSpec;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Hands decoded pictures to a port: in time, as many as may be out at once, counted. */
final class Delivery {
    private final StreamSpec spec;
    private final StreamPort port;
    private final Pacer pacer;
    private final Leases leases = new Leases();
    private Size size;
    private long frames;

    /**
     * @param paced whether pictures are kept to the clock
     */
    Delivery(StreamSpec spec, StreamPort port, boolean paced) {
        this.spec = spec;
        this.port = port;
        pacer = paced ? new Pacer() : null;
    }

    Leases leases() {
        return leases;
    }

    long frames() {
        return frames;
    }

    /** Hands on what {@code picture} holds, and empties it. */
    void deliver(AVFrame picture, double seconds, Decoded decoded) throws AvException {
        if (pacer != null) {
            pacer.await(seconds, port::cancelled);
        }
        if (port.cancelled() || !leases.take(port::cancelled)) {
            av_frame_unref(picture);
            return;
        }
        boolean handed = false;
        try {
            Frame frame = decoded.frame(picture, frames + 1, Moment.of(spec.epoch(), seconds));
            handed = true;
            frames++;
            if (size != null && !size.equals(frame.size())) {
                port.discontinuity("the picture is " + frame.size() + " now, was " + size);
            }
            size = frame.size();
            port.frame(frame);
        } finally {
            if (!handed) {
                leases.giveBack();
            }
        }
    }
}
