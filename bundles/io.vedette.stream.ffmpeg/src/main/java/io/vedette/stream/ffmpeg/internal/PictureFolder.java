package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of a folder as a film, ten a second, by name: {@code 9.jpg} comes before {@code
 * 10.jpg}. A picture that cannot be decoded is left out.
 */
final class PictureFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFolder.class);
    private static final double PERIOD = 0.1;
    private static final List<String> ENDINGS =
            List.of(".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff");

    private final StreamSpec spec;
    private final StreamPort port;
    private final Interrupts interrupts;
    private final Patience patience;
    private final Delivery delivery;
    private long left;

    PictureFolder(StreamSpec spec, StreamPort port, Interrupts interrupts) {
        this.spec = spec;
        this.port = port;
        this.interrupts = interrupts;
        patience = new Patience(port::cancelled, spec.connectTimeout());
        delivery = new Delivery(spec, port, spec.pacing() == StreamSpec.Pacing.REALTIME);
    }

    /** The folder an address names, where it names one. */
    static Optional<Path> of(URI uri) {
        try {
            return Optional.of(uri)
                    .filter(u -> "file".equals(u.getScheme()))
                    .map(Path::of)
                    .filter(Files::isDirectory);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Ended run(Path folder) {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures =
                    files.filter(PictureFolder::isPicture)
                            .sorted(Comparator.comparing(PictureFolder::order))
                            .toList();
        } catch (IOException e) {
            return new Ended.Refused(spec.shown() + " cannot be read: " + e);
        }
        if (pictures.isEmpty()) {
            return new Ended.Refused("there are no pictures in " + spec.shown());
        }
        for (int i = 0; i < pictures.size() && !port.cancelled(); i++) {
            if (port.mode() != StreamPort.Mode.NONE) {
                show(pictures.get(i), i * PERIOD);
            }
        }
        if (delivery.frames() == 0 && left > 0 && !port.cancelled()) {
            return new Ended.Refused("no picture of " + spec.shown() + " could be decoded");
        }
        return new Ended.Finished();
    }

    private void show(Path file, double seconds) {
        patience.renew(spec.connectTimeout());
        AVPacket packet = av_packet_alloc();
        AVFrame picture = av_frame_alloc();
        try (Input input = Input.open(Address.file(file), interrupts, patience);
                Decoded decoded = new Decoded(input.quarterTurns(), delivery.leases())) {
            Av.check(av_read_frame(input.format(), packet), "reading");
            Av.check(avcodec_send_packet(input.decoder(), packet), "decoding");
            // a decoder with one thread may still wait for the end of the stream
            avcodec_send_packet(input.decoder(), null);
            Av.check(avcodec_receive_frame(input.decoder(), picture), "decoding");
            delivery.deliver(picture, seconds, decoded);
        } catch (AvException e) {
            left++;
            LOG.warn("{}: {} is left out: {}", spec.camera(), file.getFileName(), e.getMessage());
        } finally {
            av_packet_free(packet);
            av_frame_free(picture);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && ENDINGS.stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file);
    }

    /** The name with its numbers as long as any, so that they are in order as texts. */
    static String order(Path file) {
        StringBuilder order = new StringBuilder();
        String name = file.getFileName().toString();
        for (int i = 0; i < name.length(); ) {
            int end = i;
            while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
                end++;
            }
            if (end > i) {
                order.append("0".repeat(Math.max(0, 20 - (end - i)))).append(name, i, end);
                i = end;
            } else {
                order.append(name.charAt(i++));
            }
        }
        return order + "\n" + name;
    }
}
