package io.vedette.media.internal;

import static io.vedette.media.internal.Av.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import io.vedette.spi.clip.ClipWriter;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.stream.CodecParameters;
import io.vedette.spi.stream.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.osgi.service.component.annotations.Component;

/** MP4 through FFmpeg. */
@Component
public final class FilmWriter implements ClipWriter {
    private static final Set<String> PLAYABLE = Set.of("", "yuv420p", "yuvj420p");

    @Override
    public boolean remuxable(CodecParameters codec) {
        return codec.codec().equals("h264")
                && PLAYABLE.contains(codec.pixelFormat())
                && codec.extradata().length > 0;
    }

    @Override
    public void remux(CodecParameters codec, List<Packet> packets, Path file) throws IOException {
        if (packets.isEmpty() || !packets.get(0).key()) {
            throw new IOException("a film begins with a key frame");
        }
        byte[] extradata = codec.extradata();
        for (Packet packet : packets) {
            if (packet.key() && !H264.isIdr(packet.data(), extradata)) {
                throw new IOException("open groups of pictures cannot be cut without decoding");
            }
        }
        try (Mp4 film = new Mp4(file.toAbsolutePath())) {
            Parameters.fill(codec, film.stream().codecpar());
            film.begin(new AVRational().num(codec.timeBaseNum()).den(codec.timeBaseDen()));
            long base = packets.get(0).pts();
            long last = Long.MIN_VALUE;
            AVPacket out = av_packet_alloc();
            try {
                for (Packet packet : packets) {
                    if (packet.pts() >= base) {
                        last = write(packet, base, last, out, film);
                    }
                }
            } finally {
                av_packet_free(out);
            }
            film.finish();
        } catch (MediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static long write(Packet packet, long base, long last, AVPacket out, Mp4 film) {
        ByteBuffer data = packet.data().duplicate();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        check(av_new_packet(out, bytes.length), "memory for a packet");
        out.data().put(bytes, 0, bytes.length);
        long dts = Math.max(packet.dts() - base, last == Long.MIN_VALUE ? last : last + 1);
        out.dts(dts);
        out.pts(Math.max(packet.pts() - base, dts));
        // players leave a last picture out that lasts no time
        long step = last == Long.MIN_VALUE ? 1 : Math.max(1, dts - last);
        out.duration(packet.duration() > 0 ? packet.duration() : step);
        out.flags(packet.key() ? AV_PKT_FLAG_KEY : 0);
        film.write(out);
        return dts;
    }

    @Override
    public void encode(Iterator<Frame> frames, Path file) throws IOException {
        if (!frames.hasNext()) {
            throw new IOException("a film needs frames");
        }
        Frame first = frames.next();
        try (Mp4 film = new Mp4(file.toAbsolutePath());
                FilmEncoder encoder = new FilmEncoder(first, film)) {
            encoder.add(first);
            while (frames.hasNext()) {
                Frame frame = frames.next();
                if (!encoder.fits(frame)) {
                    throw new IOException("the frames of a film are of one size");
                }
                encoder.add(frame);
            }
            encoder.finish();
            film.finish();
        } catch (MediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Decoded decode(CodecParameters codec, List<Packet> packets) {
        return new FilmDecoder(codec, packets);
    }
}
