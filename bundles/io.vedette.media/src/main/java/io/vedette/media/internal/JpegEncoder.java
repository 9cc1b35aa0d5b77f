package io.vedette.media.internal;

import static io.vedette.media.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Baseline JPEG by FFmpeg's encoder. */
final class JpegEncoder {
    private JpegEncoder() {}

    static byte[] encode(FullRange planes, int quality) {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        AVCodecContext context = avcodec_alloc_context3(codec);
        AVFrame frame = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        AVDictionary options = new AVDictionary(null);
        try {
            int scale = scale(quality) * FF_QP2LAMBDA;
            context.width(planes.width());
            context.height(planes.height());
            context.pix_fmt(AV_PIX_FMT_YUVJ420P);
            context.color_range(AVCOL_RANGE_JPEG);
            context.time_base().num(1).den(25);
            context.thread_count(1);
            context.qmin(1);
            // BITEXACT: no comment that names the encoder
            context.flags(context.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
            context.global_quality(scale);
            av_dict_set(options, "huffman", "default", 0);
            check(avcodec_open2(context, codec, options), "the JPEG encoder");
            frame.width(planes.width());
            frame.height(planes.height());
            frame.format(AV_PIX_FMT_YUVJ420P);
            frame.color_range(AVCOL_RANGE_JPEG);
            frame.quality(scale);
            frame.pts(0);
            for (int i = 0; i < 3; i++) {
                frame.data(i, planes.plane(i));
                frame.linesize(i, i == 0 ? planes.width() : planes.chromaWidth());
            }
            check(avcodec_send_frame(context, frame), "encoding a JPEG");
            check(avcodec_send_frame(context, null), "ending a JPEG");
            check(avcodec_receive_packet(context, packet), "encoding a JPEG");
            byte[] jpeg = new byte[packet.size()];
            packet.data().get(jpeg);
            return jpeg;
        } finally {
            av_dict_free(options);
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }

    /**
     * The encoder's scale whose tables come nearest to those that JPEG libraries use for a quality:
     * their tables are scaled by 50/q or 2 - q/50, FFmpeg's by scale/8.
     */
    static int scale(int quality) {
        double factor = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
        return (int) Math.max(1, Math.min(31, Math.round(8 * factor)));
    }
}
