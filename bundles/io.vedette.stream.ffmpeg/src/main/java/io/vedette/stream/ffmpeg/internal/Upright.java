package io.vedette.stream.ffmpeg.internal;

import static io.vedette.stream.ffmpeg.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns pictures by quarters; for cameras that were mounted sideways. */
final class Upright {
    private Upright() {}

    /** A turned copy of a planar 8-bit picture with chroma halved both ways, or none. */
    static AVFrame turn(AVFrame in, int quarters, boolean chroma) throws AvException {
        AVFrame out = av_frame_alloc();
        boolean swapped = quarters % 2 == 1;
        out.format(in.format());
        out.width(swapped ? in.height() : in.width());
        out.height(swapped ? in.width() : in.height());
        out.color_range(in.color_range());
        out.colorspace(in.colorspace());
        int code = av_frame_get_buffer(out, 0);
        if (code < 0) {
            av_frame_free(out);
            check(code, "memory for a turned picture");
        }
        plane(in, out, 0, in.width(), in.height(), quarters);
        if (chroma) {
            int w = (in.width() + 1) / 2;
            int h = (in.height() + 1) / 2;
            plane(in, out, 1, w, h, quarters);
            plane(in, out, 2, w, h, quarters);
        }
        return out;
    }

    private static void plane(AVFrame in, AVFrame out, int index, int w, int h, int quarters) {
        ByteBuffer from = Decoded.bytes(in, index, h);
        boolean swapped = quarters % 2 == 1;
        int outW = swapped ? h : w;
        int outH = swapped ? w : h;
        ByteBuffer to = Decoded.bytes(out, index, outH);
        byte[] source = new byte[w * h];
        for (int y = 0; y < h; y++) {
            from.get(y * in.linesize(index), source, y * w, w);
        }
        byte[] row = new byte[outW];
        for (int y = 0; y < outH; y++) {
            for (int x = 0; x < outW; x++) {
                row[x] =
                        switch (quarters) {
                            case 1 -> source[(h - 1 - x) * w + y];
                            case 2 -> source[(h - 1 - y) * w + w - 1 - x];
                            default -> source[x * w + w - 1 - y];
                        };
            }
            to.put(y * out.linesize(index), row);
        }
    }
}
