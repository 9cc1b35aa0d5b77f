package io.vedette.bench.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerPointer;

/** A file's frames in BGR at a given size, by FFmpeg's own functions on one thread. */
final class BareDecoder implements AutoCloseable {
    private final int width;
    private final int height;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame decoded = av_frame_alloc();
    private final AVFrame scaled = av_frame_alloc();
    private final AVCodecContext codec;
    private final int stream;
    private SwsContext scaler;
    private boolean drained;

    BareDecoder(Path clip, int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        check(avformat_open_input(format, clip.toString(), null, null), "opening " + clip);
        check(avformat_find_stream_info(format, (AVDictionary) null), "reading " + clip);
        stream =
                check(
                        av_find_best_stream(
                                format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0),
                        "looking for video in " + clip);
        AVStream video = format.streams(stream);
        codec = avcodec_alloc_context3(null);
        check(avcodec_parameters_to_context(codec, video.codecpar()), "setting up the decoder");
        codec.thread_count(1);
        check(
                avcodec_open2(
                        codec,
                        avcodec_find_decoder(video.codecpar().codec_id()),
                        (AVDictionary) null),
                "opening the decoder");
        scaled.format(AV_PIX_FMT_BGR24);
        scaled.width(width);
        scaled.height(height);
        check(av_frame_get_buffer(scaled, 0), "taking memory for a picture");
    }

    private static int check(int code, String what) throws IOException {
        if (code < 0) {
            throw new IOException(what + ": FFmpeg says " + code);
        }
        return code;
    }

    /** Bytes of a row. */
    int stride() {
        return scaled.linesize(0);
    }

    /** The next picture, valid until the one after; null at the end. */
    ByteBuffer next() throws IOException {
        while (avcodec_receive_frame(codec, decoded) < 0) {
            if (drained) {
                return null;
            }
            feed();
        }
        scaler =
                sws_getCachedContext(
                        scaler,
                        decoded.width(),
                        decoded.height(),
                        decoded.format(),
                        width,
                        height,
                        AV_PIX_FMT_BGR24,
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        check(
                sws_scale(
                        scaler,
                        decoded.data(),
                        decoded.linesize(),
                        0,
                        decoded.height(),
                        scaled.data(),
                        scaled.linesize()),
                "scaling");
        return scaled.data(0).capacity((long) stride() * height).asBuffer();
    }

    private void feed() {
        if (av_read_frame(format, packet) < 0) {
            drained = true;
            avcodec_send_packet(codec, null);
            return;
        }
        if (packet.stream_index() == stream) {
            avcodec_send_packet(codec, packet);
        }
        av_packet_unref(packet);
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
        }
        av_frame_free(scaled);
        av_frame_free(decoded);
        av_packet_free(packet);
        avcodec_free_context(codec);
        avformat_close_input(format);
    }
}
