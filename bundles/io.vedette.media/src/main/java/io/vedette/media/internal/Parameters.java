package io.vedette.media.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import io.vedette.spi.stream.CodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.javacpp.BytePointer;

/** Codec parameters in FFmpeg's form. */
final class Parameters {
    private Parameters() {}

    /** Fills in; what is allocated belongs to {@code into}. */
    static void fill(CodecParameters from, AVCodecParameters into) {
        AVCodecDescriptor codec = avcodec_descriptor_get_by_name(from.codec());
        if (codec == null || codec.isNull()) {
            throw new MediaException("no codec is called " + from.codec());
        }
        into.codec_type(AVMEDIA_TYPE_VIDEO);
        into.codec_id(codec.id());
        into.codec_tag(0);
        into.width(from.size().width());
        into.height(from.size().height());
        into.profile(from.profile());
        into.level(from.level());
        into.video_delay(from.reorderDelay());
        if (!from.pixelFormat().isEmpty()) {
            into.format(av_get_pix_fmt(from.pixelFormat()));
        }
        byte[] extradata = from.extradata();
        if (extradata.length > 0) {
            BytePointer copy =
                    new BytePointer(
                            av_mallocz((long) extradata.length + AV_INPUT_BUFFER_PADDING_SIZE));
            copy.put(extradata, 0, extradata.length);
            into.extradata(copy);
            into.extradata_size(extradata.length);
        }
    }
}
