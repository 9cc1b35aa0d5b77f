package io.vedette.media.internal;

import static io.vedette.media.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Frames to H.264 by openh264, without B-frames. */
final class FilmEncoder implements AutoCloseable {
    private static final int TICKS = 90_000;
    private static final int QUANTISER = 26;

    private final Mp4 out;
    private final int width;
    private final int height;
    private final AVCodecContext encoder;
    private final AVFrame picture = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private final double begin;
    private long last = -1;
    private long period = TICKS / 25;

    /** For frames like the first one. */
    FilmEncoder(Frame first, Mp4 out) {
        this.out = out;
        begin = first.moment().streamSeconds();
        // 4:2:0 needs even sides: an odd last row or column is left out
        width = Math.max(2, first.width() & ~1);
        height = Math.max(2, first.height() & ~1);
        AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
        if (codec == null || codec.isNull()) {
            throw new MediaException("this FFmpeg has no openh264 encoder");
        }
        boolean full = first.colour().range() == Colour.Range.FULL;
        boolean hd = first.colour().matrix() == Colour.Matrix.BT709;
        encoder = avcodec_alloc_context3(codec);
        encoder.width(width);
        encoder.height(height);
        encoder.pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.color_range(full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
        encoder.colorspace(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
        encoder.time_base().num(1).den(TICKS);
        encoder.framerate().num(25).den(1);
        encoder.gop_size(25);
        encoder.max_b_frames(0);
        encoder.thread_count(1);
        encoder.qmin(QUANTISER);
        encoder.qmax(QUANTISER);
        encoder.global_quality(QUANTISER * FF_QP2LAMBDA);
        encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        AVDictionary options = new AVDictionary(null);
        try {
            // rate control of this encoder skips frames; a fixed quantiser does not
            av_dict_set(options, "rc_mode", "off", 0);
            check(avcodec_open2(encoder, codec, options), "opening the encoder");
        } finally {
            av_dict_free(options);
        }
        check(
                avcodec_parameters_from_context(out.stream().codecpar(), encoder),
                "setting up the film");
        picture.format(AV_PIX_FMT_YUV420P);
        picture.width(width);
        picture.height(height);
        picture.color_range(encoder.color_range());
        picture.colorspace(encoder.colorspace());
        out.begin(new AVRational().num(1).den(TICKS));
    }

    /** Whether a frame fits to the first one. */
    boolean fits(Frame frame) {
        return (frame.width() & ~1) == width && (frame.height() & ~1) == height;
    }

    void add(Frame frame) {
        // the encoder may hold the last buffer still, so each picture gets its own
        check(av_frame_get_buffer(picture, 0), "memory for a picture");
        copy(frame.y(), 0, width, height);
        if (frame.hasChroma()) {
            chroma(frame.u(), 1, frame);
            chroma(frame.v(), 2, frame);
        } else {
            grey(1);
            grey(2);
        }
        long ticks = Math.round((frame.moment().streamSeconds() - begin) * TICKS);
        if (last >= 0 && ticks > last) {
            period = ticks - last;
        }
        last = Math.max(last + 1, ticks);
        picture.pts(last);
        picture.pict_type(AV_PICTURE_TYPE_NONE);
        check(avcodec_send_frame(encoder, picture), "encoding");
        av_frame_unref(picture);
        picture.format(AV_PIX_FMT_YUV420P);
        picture.width(width);
        picture.height(height);
        drain();
    }

    private ByteBuffer plane(int index, int rows) {
        return picture.data(index).capacity((long) picture.linesize(index) * rows).asByteBuffer();
    }

    private void copy(Plane from, int index, int w, int h) {
        ByteBuffer to = plane(index, h);
        for (int y = 0; y < h; y++) {
            to.put(y * picture.linesize(index), from.data(), y * from.stride(), w);
        }
    }

    private void chroma(Plane from, int index, Frame frame) {
        if (frame.chromaShiftX() == 1 && frame.chromaShiftY() == 1) {
            copy(from, index, width / 2, height / 2);
            return;
        }
        ByteBuffer to = plane(index, height / 2);
        int stepX = frame.chromaShiftX() == 1 ? 1 : 2;
        int stepY = frame.chromaShiftY() == 1 ? 1 : 2;
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width / 2; x++) {
                byte code = from.data().get(y * stepY * from.stride() + x * stepX);
                to.put(y * picture.linesize(index) + x, code);
            }
        }
    }

    private void grey(int index) {
        ByteBuffer to = plane(index, height / 2);
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, (byte) 128);
        }
    }

    /** Ends the film. */
    void finish() {
        check(avcodec_send_frame(encoder, null), "ending the film");
        drain();
    }

    private void drain() {
        while (true) {
            int code = avcodec_receive_packet(encoder, packet);
            if (code == AVERROR_EAGAIN() || code == AVERROR_EOF()) {
                return;
            }
            check(code, "encoding");
            // players leave a last picture out that lasts no time
            packet.duration(period);
            out.write(packet);
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(picture);
        avcodec_free_context(encoder);
    }
}
