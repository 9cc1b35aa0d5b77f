package io.vedette.media.internal;

import static io.vedette.media.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Frames out of kept packets. */
final class FilmDecoder implements ClipWriter.Decoded {
    private final CodecParameters codec;
    private final Iterator<Packet> packets;
    private final Moment origin;
    private final long originTicks;
    private final AVCodecContext decoder;
    private final AVPacket packet = av_packet_alloc();
    private SwsContext scaler;
    private Frame next;
    private Frame given;
    private boolean drained;
    private long count;

    FilmDecoder(CodecParameters codec, List<Packet> all) {
        this.codec = codec;
        packets = all.iterator();
        Packet first = all.get(0);
        origin = first.moment();
        originTicks = first.pts();
        AVCodecParameters par = avcodec_parameters_alloc();
        try {
            Parameters.fill(codec, par);
            AVCodec found = avcodec_find_decoder(par.codec_id());
            if (found == null || found.isNull()) {
                throw new MediaException("no decoder for " + codec.codec());
            }
            decoder = avcodec_alloc_context3(found);
            decoder.thread_count(1);
            check(avcodec_parameters_to_context(decoder, par), "setting up the decoder");
            check(
                    avcodec_open2(decoder, found, (PointerPointer<?>) null),
                    "opening the decoder of " + codec.codec());
        } finally {
            avcodec_parameters_free(par);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = decode();
        }
        return next != null;
    }

    @Override
    public Frame next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        drop();
        given = next;
        next = null;
        return given;
    }

    private Frame decode() {
        AVFrame frame = av_frame_alloc();
        boolean got = false;
        try {
            while (true) {
                int code = avcodec_receive_frame(decoder, frame);
                if (code == 0) {
                    got = true;
                    return wrap(frame);
                }
                if (code == AVERROR_EOF() || drained) {
                    return null;
                }
                if (code != AVERROR_EAGAIN() && !packets.hasNext()) {
                    return null;
                }
                feed();
            }
        } finally {
            if (!got) {
                av_frame_free(frame);
            }
        }
    }

    private void feed() {
        if (!packets.hasNext()) {
            drained = avcodec_send_packet(decoder, null) < 0;
            return;
        }
        Packet from = packets.next();
        ByteBuffer data = from.data().duplicate();
        check(av_new_packet(packet, data.remaining()), "memory for a packet");
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        packet.data().put(bytes, 0, bytes.length);
        packet.pts(from.pts());
        packet.dts(from.dts());
        packet.duration(from.duration());
        packet.flags(from.key() ? AV_PKT_FLAG_KEY : 0);
        // a broken packet costs its own picture only
        avcodec_send_packet(decoder, packet);
        av_packet_unref(packet);
    }

    private Frame wrap(AVFrame decoded) {
        boolean known =
                decoded.format() == AV_PIX_FMT_YUV420P
                        || decoded.format() == AV_PIX_FMT_YUVJ420P
                        || decoded.format() == AV_PIX_FMT_GRAY8;
        double seconds =
                origin.streamSeconds()
                        + (decoded.best_effort_timestamp() - originTicks) * codec.tick();
        long nanos = Math.round((seconds - origin.streamSeconds()) * 1e9);
        Moment moment = new Moment(seconds, origin.instant().plusNanos(nanos));
        AVFrame p = known && decoded.linesize(0) > 0 ? decoded : converted(decoded);
        Size size = new Size(p.width(), p.height());
        boolean full = p.color_range() == AVCOL_RANGE_JPEG || p.format() == AV_PIX_FMT_YUVJ420P;
        Colour colour =
                new Colour(
                        p.colorspace() == AVCOL_SPC_BT709
                                ? Colour.Matrix.BT709
                                : Colour.Matrix.BT601,
                        full ? Colour.Range.FULL : Colour.Range.LIMITED);
        Runnable free = () -> av_frame_free(p);
        count++;
        if (p.format() == AV_PIX_FMT_GRAY8) {
            return Frame.grey(count, moment, size, colour, plane(p, 0, size.height()), free);
        }
        int rows = (size.height() + 1) / 2;
        return Frame.yuv(
                count,
                moment,
                size,
                colour,
                plane(p, 0, size.height()),
                plane(p, 1, rows),
                plane(p, 2, rows),
                1,
                1,
                free);
    }

    private static Plane plane(AVFrame p, int index, int rows) {
        long bytes = (long) p.linesize(index) * rows;
        return new Plane(p.data(index).capacity(bytes).asByteBuffer(), p.linesize(index));
    }

    private AVFrame converted(AVFrame in) {
        scaler =
                sws_getCachedContext(
                        scaler,
                        in.width(),
                        in.height(),
                        in.format(),
                        in.width(),
                        in.height(),
                        AV_PIX_FMT_YUV420P,
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            throw new MediaException("no converter for pictures of format " + in.format());
        }
        AVFrame out = av_frame_alloc();
        out.format(AV_PIX_FMT_YUV420P);
        out.width(in.width());
        out.height(in.height());
        check(av_frame_get_buffer(out, 0), "memory for a picture");
        check(
                sws_scale(
                        scaler,
                        in.data(),
                        in.linesize(),
                        0,
                        in.height(),
                        out.data(),
                        out.linesize()),
                "converting a picture");
        av_frame_free(in);
        return out;
    }

    private void drop() {
        if (given != null) {
            given.release();
            given = null;
        }
    }

    @Override
    public void close() {
        drop();
        if (next != null) {
            next.release();
            next = null;
        }
        if (scaler != null) {
            sws_freeContext(scaler);
        }
        av_packet_free(packet);
        avcodec_free_context(decoder);
    }
}
