package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.vedette.spi.Moment;
import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.Packet;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSpec;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an opened stream to its end: packets to the port, pictures through the decoder to it. */
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** Seconds that a file may end before its container says it does. */
    private static final double CUT_OFF = 2;

    private final StreamSpec spec;
    private final StreamPort port;
    private final Input input;
    private final Patience patience;
    private final Duration silence;
    private final boolean live;
    private final boolean packets;
    private final Timeline timeline;
    private final PacketHead head;
    private final Decoded decoded;
    private final Delivery delivery;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame picture = av_frame_alloc();
    private StreamPort.Mode mode = StreamPort.Mode.ALL;
    private boolean awaitKey;
    private double last;
    private long broken;

    Connection(
            StreamSpec spec, StreamPort port, Input input, Patience patience, Address.Kind kind) {
        this.spec = spec;
        this.port = port;
        this.input = input;
        this.patience = patience;
        silence = Duration.ofSeconds(Long.parseLong(spec.options().getOrDefault("silence", "10")));
        live = kind == Address.Kind.RTSP || kind == Address.Kind.HTTP && !input.finite();
        double period = input.framePeriod();
        timeline = new Timeline(input.tick(), period, live);
        head = new PacketHead(input.reorderDelay(), Math.round(period / input.tick()));
        delivery = new Delivery(spec, port, !live && spec.pacing() == StreamSpec.Pacing.REALTIME);
        decoded = new Decoded(input.quarterTurns(), delivery.leases());
        // a clip of packets could not be turned
        packets = input.quarterTurns() == 0;
    }

    Ended run() throws AvException {
        if (packets) {
            port.codec(input.codec());
        }
        while (!port.cancelled()) {
            patience.renew(silence);
            int code = av_read_frame(input.format(), packet);
            if (code == AVERROR_EAGAIN()) {
                Thread.onSpinWait();
                continue;
            }
            if (code < 0) {
                return ended(code);
            }
            if (packet.stream_index() == input.streamIndex()) {
                pass();
            }
            av_packet_unref(packet);
        }
        return new Ended.Finished();
    }

    private void pass() throws AvException {
        if (head.over()) {
            pass(packet);
            return;
        }
        for (AVPacket held : head.push(packet)) {
            pass(held);
        }
        if (head.over()) {
            head.close();
        }
    }

    private void pass(AVPacket p) throws AvException {
        boolean key = (p.flags() & AV_PKT_FLAG_KEY) != 0;
        if (packets && head.timed() && p.dts() != AV_NOPTS_VALUE) {
            long pts = p.pts() == AV_NOPTS_VALUE ? p.dts() : p.pts();
            double seconds = timeline.packet(pts);
            ByteBuffer data = p.data().capacity(p.size()).asByteBuffer();
            port.packet(
                    new Packet(
                            data,
                            pts,
                            p.dts(),
                            Math.max(0, p.duration()),
                            key,
                            Moment.of(spec.epoch(), seconds)));
        }
        follow(port.mode());
        if (mode == StreamPort.Mode.NONE || awaitKey && !key) {
            return;
        }
        awaitKey = false;
        decode(p);
    }

    /** Changes what is decoded; what comes after a pause begins at a key frame. */
    private void follow(StreamPort.Mode wanted) {
        if (wanted == mode) {
            return;
        }
        if (mode == StreamPort.Mode.NONE || wanted == StreamPort.Mode.ALL) {
            avcodec_flush_buffers(input.decoder());
            awaitKey = true;
        }
        input.decoder()
                .skip_frame(
                        wanted == StreamPort.Mode.KEY_FRAMES
                                ? AVDISCARD_NONKEY
                                : AVDISCARD_DEFAULT);
        mode = wanted;
    }

    private void decode(AVPacket p) throws AvException {
        int code = avcodec_send_packet(input.decoder(), p);
        if (code < 0 && code != AVERROR_EOF()) {
            // as ffmpeg does: what is broken is left out, what follows may be whole
            broken++;
        }
        while (true) {
            int got = avcodec_receive_frame(input.decoder(), picture);
            if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
                return;
            }
            if (got < 0) {
                broken++;
                return;
            }
            deliver();
        }
    }

    private void deliver() throws AvException {
        double seconds = timeline.frame(picture.best_effort_timestamp());
        timeline.jumped().ifPresent(port::discontinuity);
        delivery.deliver(picture, seconds, decoded);
        last = seconds;
    }

    private Ended ended(int code) throws AvException {
        if (port.cancelled()) {
            return new Ended.Finished();
        }
        for (AVPacket held : head.end()) {
            pass(held);
        }
        if (live) {
            return new Ended.Lost(
                    code == AVERROR_EOF()
                            ? "the stream ended"
                            : patience.isOver()
                                    ? "nothing came for " + silence.toSeconds() + " s"
                                    : Av.text(code));
        }
        decode(null);
        if (delivery.frames() == 0) {
            return new Ended.Refused(
                    "no picture of " + spec.shown() + " could be decoded: the file is broken");
        }
        if (broken > 0 || code != AVERROR_EOF()) {
            LOG.warn(
                    "{}: {} is damaged ({} packets could not be decoded); it was read as far as"
                            + " possible",
                    spec.camera(),
                    spec.shown(),
                    broken);
        } else if (input.duration() - last > CUT_OFF) {
            LOG.warn(
                    "{}: {} is cut off: it should last {} s, and ends after {} s",
                    spec.camera(),
                    spec.shown(),
                    Math.round(input.duration()),
                    Math.round(last));
        }
        return new Ended.Finished();
    }

    @Override
    public void close() {
        head.close();
        decoded.close();
        av_packet_free(packet);
        av_frame_free(picture);
    }
}
