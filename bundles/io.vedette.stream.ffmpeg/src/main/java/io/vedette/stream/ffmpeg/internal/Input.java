package io.vedette.stream.ffmpeg.internal;

import static io.vedette.stream.ffmpeg.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import io.vedette.spi.Size;
import io.vedette.spi.stream.CodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** An opened stream: its demuxer, its one video stream and the decoder for it. */
final class Input implements AutoCloseable {
    private final AVFormatContext format;
    private final Interrupts.Guard guard;
    private AVCodecContext decoder;
    private AVStream stream;

    private Input(AVFormatContext format, Interrupts.Guard guard) {
        this.format = format;
        this.guard = guard;
    }

    static Input open(Address address, Interrupts interrupts, Patience patience)
            throws AvException {
        AVFormatContext format = avformat_alloc_context();
        Input input = new Input(format, interrupts.guard(format, patience::isOver));
        AVDictionary options = new AVDictionary(null);
        boolean ready = false;
        try {
            address.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
            AVInputFormat demuxer =
                    address.demuxer().isEmpty() ? null : av_find_input_format(address.demuxer());
            check(avformat_open_input(format, address.url(), demuxer, options), "opening");
            if (format.iformat().name().getString().equals("mpjpeg")) {
                // such cameras send no times: what counts is when a picture comes
                format.use_wallclock_as_timestamps(1);
            }
            check(
                    avformat_find_stream_info(format, (PointerPointer<?>) null),
                    "looking for streams");
            input.select();
            ready = true;
            return input;
        } finally {
            av_dict_free(options);
            if (!ready) {
                input.close();
            }
        }
    }

    private void select() throws AvException {
        int index =
                av_find_best_stream(
                        format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        if (index < 0) {
            throw new AvException(0, "there is no video in it");
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != index) {
                format.streams(i).discard(AVDISCARD_ALL);
            }
        }
        stream = format.streams(index);
        AVCodecParameters par = stream.codecpar();
        AVCodec codec = avcodec_find_decoder(par.codec_id());
        if (codec == null || codec.isNull()) {
            throw new AvException(
                    0, "there is no decoder for " + avcodec_get_name(par.codec_id()).getString());
        }
        decoder = avcodec_alloc_context3(codec);
        check(avcodec_parameters_to_context(decoder, par), "setting up the decoder");
        decoder.pkt_timebase(stream.time_base());
        decoder.thread_count(1);
        check(avcodec_open2(decoder, codec, (PointerPointer<?>) null), "opening the decoder");
    }

    AVFormatContext format() {
        return format;
    }

    AVCodecContext decoder() {
        return decoder;
    }

    int streamIndex() {
        return stream.index();
    }

    /** Seconds of a tick. */
    double tick() {
        return (double) stream.time_base().num() / stream.time_base().den();
    }

    /** Seconds of a frame as far as the container or the codec knows, else those of 25 a second. */
    double framePeriod() {
        AVRational coded = decoder.framerate();
        AVRational guessed = av_guess_frame_rate(format, stream, (AVFrame) null);
        for (AVRational rate : new AVRational[] {coded, guessed}) {
            double period = rate.num() > 0 && rate.den() > 0 ? (double) rate.den() / rate.num() : 0;
            if (period > 0 && period <= 10) {
                return period;
            }
        }
        return 0.04;
    }

    /** Whether it has an end. */
    boolean finite() {
        return format.duration() != AV_NOPTS_VALUE && format.duration() > 0;
    }

    /** Seconds its video lasts by what the container says, 0 where it says nothing. */
    double duration() {
        return stream.duration() == AV_NOPTS_VALUE ? 0 : stream.duration() * tick();
    }

    /** Frames a decoder may hold back. */
    int reorderDelay() {
        return Math.max(0, stream.codecpar().video_delay());
    }

    /** Quarter turns, clockwise, that the pictures need to be upright. */
    int quarterTurns() {
        AVCodecParameters par = stream.codecpar();
        if (par.nb_coded_side_data() == 0) {
            return 0;
        }
        AVPacketSideData side =
                av_packet_side_data_get(
                        par.coded_side_data(), par.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (side == null || side.isNull() || side.size() < 36) {
            return 0;
        }
        double angle = av_display_rotation_get(new IntPointer(side.data()));
        if (Double.isNaN(angle)) {
            return 0;
        }
        return Math.floorMod((int) Math.round(-angle / 90), 4);
    }

    /** What the packets are made of. */
    CodecParameters codec() {
        AVCodecParameters par = stream.codecpar();
        byte[] extradata = new byte[Math.max(0, par.extradata_size())];
        if (extradata.length > 0) {
            par.extradata().get(extradata);
        }
        BytePointer pixels = av_get_pix_fmt_name(par.format());
        return new CodecParameters(
                avcodec_get_name(par.codec_id()).getString(),
                new Size(Math.max(1, par.width()), Math.max(1, par.height())),
                extradata,
                stream.time_base().num(),
                stream.time_base().den(),
                par.profile(),
                par.level(),
                reorderDelay(),
                pixels == null ? "" : pixels.getString());
    }

    @Override
    public void close() {
        if (decoder != null) {
            avcodec_free_context(decoder);
        }
        // after a failed opening the context is gone already and its pointer null
        if (!format.isNull()) {
            avformat_close_input(format);
        }
        guard.close();
    }
}
