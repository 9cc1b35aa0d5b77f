package io.vedette.media.internal;

import static io.vedette.media.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** An MP4 being written beside its final place; it appears there whole, or not at all. */
final class Mp4 implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final AVFormatContext format = new AVFormatContext(null);
    private AVStream stream;
    private AVIOContext io;
    private AVRational timeBase;
    private boolean finished;

    Mp4(Path file) {
        this.file = file;
        part = file.resolveSibling(file.getFileName() + ".part");
        check(
                avformat_alloc_output_context2(format, null, "mp4", part.toString()),
                "beginning " + file);
    }

    /** The one stream; set its parameters before the first packet. */
    AVStream stream() {
        if (stream == null) {
            stream = avformat_new_stream(format, null);
        }
        return stream;
    }

    /** Writes the header; packets come in ticks of {@code base}. */
    void begin(AVRational base) {
        timeBase = base;
        stream().time_base(base);
        io = new AVIOContext(null);
        check(avio_open(io, "file:" + part, AVIO_FLAG_WRITE), "writing " + part);
        format.pb(io);
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "movflags", "+faststart", 0);
            check(avformat_write_header(format, options), "writing the header of " + file);
        } finally {
            av_dict_free(options);
        }
    }

    boolean begun() {
        return io != null;
    }

    /** Takes a packet over. */
    void write(AVPacket packet) {
        packet.stream_index(0);
        packet.pos(-1);
        // the muxer chooses its own time base when the header is written
        av_packet_rescale_ts(packet, timeBase, stream.time_base());
        check(av_interleaved_write_frame(format, packet), "writing " + file);
    }

    /** Ends the film and puts it in its place. */
    void finish() throws IOException {
        check(av_write_trailer(format), "ending " + file);
        check(avio_closep(io), "closing " + file);
        io = null;
        format.pb(null);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (io != null) {
            avio_closep(io);
            format.pb(null);
        }
        avformat_free_context(format);
        if (!finished) {
            Files.deleteIfExists(part);
        }
    }
}
