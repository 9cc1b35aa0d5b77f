package io.vedette.stream.ffmpeg.internal;

import static io.vedette.stream.ffmpeg.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_isSupportedInput;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Colour;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Plane;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Makes frames of what the decoder gives: 4:2:0 and grey pictures are handed on in its own memory,
 * others are converted first, turned ones are turned.
 */
final class Decoded implements AutoCloseable {
    private final int quarterTurns;
    private final Leases leases;
    private SwsContext scaler;

    Decoded(int quarterTurns, Leases leases) {
        this.quarterTurns = quarterTurns;
        this.leases = leases;
    }

    /** Takes the picture out of {@code from}; a lease was taken for it. */
    Frame frame(AVFrame from, long number, Moment moment) throws AvException {
        AVFrame picture = av_frame_alloc();
        av_frame_move_ref(picture, from);
        boolean done = false;
        try {
            picture = planar(picture);
            boolean grey = picture.format() == AV_PIX_FMT_GRAY8;
            if (quarterTurns != 0) {
                AVFrame turned = Upright.turn(picture, quarterTurns, !grey);
                av_frame_free(picture);
                picture = turned;
            }
            Frame frame = wrap(picture, grey, number, moment);
            done = true;
            return frame;
        } finally {
            if (!done) {
                av_frame_free(picture);
            }
        }
    }

    private Frame wrap(AVFrame p, boolean grey, long number, Moment moment) {
        Size size = new Size(p.width(), p.height());
        boolean full = p.color_range() == AVCOL_RANGE_JPEG || p.format() == AV_PIX_FMT_YUVJ420P;
        Colour colour =
                new Colour(
                        p.colorspace() == AVCOL_SPC_BT709
                                ? Colour.Matrix.BT709
                                : Colour.Matrix.BT601,
                        full ? Colour.Range.FULL : Colour.Range.LIMITED);
        Runnable back =
                () -> {
                    av_frame_free(p);
                    leases.giveBack();
                };
        Plane y = new Plane(bytes(p, 0, size.height()), p.linesize(0));
        if (grey) {
            return Frame.grey(number, moment, size, colour, y, back);
        }
        int rows = (size.height() + 1) / 2;
        return Frame.yuv(
                number,
                moment,
                size,
                colour,
                y,
                new Plane(bytes(p, 1, rows), p.linesize(1)),
                new Plane(bytes(p, 2, rows), p.linesize(2)),
                1,
                1,
                back);
    }

    static ByteBuffer bytes(AVFrame picture, int plane, int rows) {
        BytePointer data = picture.data(plane);
        return data.capacity((long) picture.linesize(plane) * rows).asByteBuffer();
    }

    private AVFrame planar(AVFrame in) throws AvException {
        int format = in.format();
        boolean known =
                format == AV_PIX_FMT_YUV420P
                        || format == AV_PIX_FMT_YUVJ420P
                        || format == AV_PIX_FMT_GRAY8;
        // a negative stride is a picture upside down: a copy puts it right
        if (known && in.linesize(0) > 0) {
            return in;
        }
        if (sws_isSupportedInput(format) == 0) {
            BytePointer name = av_get_pix_fmt_name(format);
            throw new AvException(
                    0,
                    "pictures of format "
                            + (name == null ? format : name.getString())
                            + " cannot be converted");
        }
        scaler =
                sws_getCachedContext(
                        scaler,
                        in.width(),
                        in.height(),
                        format,
                        in.width(),
                        in.height(),
                        AV_PIX_FMT_YUV420P,
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            throw new AvException(0, "no converter for these pictures");
        }
        AVFrame out = av_frame_alloc();
        out.format(AV_PIX_FMT_YUV420P);
        out.width(in.width());
        out.height(in.height());
        boolean done = false;
        try {
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
            if (keepsRange(format)) {
                out.color_range(in.color_range());
                out.colorspace(in.colorspace());
            }
            done = true;
        } finally {
            if (!done) {
                av_frame_free(out);
            }
        }
        av_frame_free(in);
        return out;
    }

    /** Full-range "J" formats and RGB come out as BT.601, limited; other codes are kept. */
    private static boolean keepsRange(int format) {
        boolean rgb = (av_pix_fmt_desc_get(format).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
        return !rgb && !av_get_pix_fmt_name(format).getString().startsWith("yuvj");
    }

    @Override
    public void close() {
        if (scaler != null) {
            sws_freeContext(scaler);
        }
    }
}
