package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_BUG;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DEMUXER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_OTHER_4XX;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.vedette.spi.stream.Ended;
import io.vedette.spi.stream.Schemes;
import io.vedette.spi.stream.Source;
import io.vedette.spi.stream.StreamPort;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.stream.StreamSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Files, folders of pictures, RTSP and HTTP through FFmpeg. */
@Component
@Source("ffmpeg")
@Schemes({"file", "rtsp", "http", "https"})
public final class FfmpegSource implements StreamSource {
    /** EPROTONOSUPPORT of Linux: what FFmpeg makes of 461, Unsupported transport. */
    private static final int TRANSPORT_REFUSED = -93;

    private final Interrupts interrupts = new Interrupts();
    private int running;
    private boolean closed;

    /** Keeps FFmpeg from writing addresses, with their credentials, to standard error. */
    @Activate
    public FfmpegSource() {
        av_log_set_level(AV_LOG_QUIET);
    }

    /** Frees what is shared by the connections once the last one is gone. */
    @Deactivate
    public synchronized void close() {
        closed = true;
        if (running == 0) {
            interrupts.close();
        }
    }

    private synchronized boolean begin() {
        if (closed) {
            return false;
        }
        running++;
        return true;
    }

    private synchronized void end() {
        running--;
        if (closed && running == 0) {
            interrupts.close();
        }
    }

    @Override
    public Ended run(StreamSpec spec, StreamPort port) {
        if (!begin()) {
            return new Ended.Lost("the source is being withdrawn");
        }
        try {
            Optional<Path> pictures = PictureFolder.of(spec.uri());
            return pictures.isPresent()
                    ? new PictureFolder(spec, port, interrupts).run(pictures.get())
                    : connect(spec, port, "tcp");
        } finally {
            end();
        }
    }

    private Ended connect(StreamSpec spec, StreamPort port, String transport) {
        Patience patience = new Patience(port::cancelled, spec.connectTimeout());
        Address address;
        try {
            address = Address.of(spec, transport);
        } catch (AvException e) {
            return new Ended.Refused(e.getMessage());
        }
        try (Input input = Input.open(address, interrupts, patience)) {
            try (Connection connection =
                    new Connection(spec, port, input, patience, address.kind())) {
                return connection.run();
            }
        } catch (AvException e) {
            if (port.cancelled()) {
                return new Ended.Finished();
            }
            boolean transportRefused =
                    e.code() == TRANSPORT_REFUSED || e.code() == AVERROR_HTTP_OTHER_4XX();
            if (address.kind() == Address.Kind.RTSP
                    && transport.equals("tcp")
                    && transportRefused) {
                return connect(spec, port, "udp");
            }
            return failed(spec, address.kind(), patience, e);
        }
    }

    private static Ended failed(
            StreamSpec spec, Address.Kind kind, Patience patience, AvException e) {
        String where = spec.shown();
        if (e.code() == AVERROR_HTTP_UNAUTHORIZED() || e.code() == AVERROR_HTTP_FORBIDDEN()) {
            return new Ended.Refused(
                    where + " wants another user name or password; put them into the address");
        }
        if (e.code() == AVERROR_HTTP_NOT_FOUND()) {
            return new Ended.Refused("there is no stream at " + where + " (404)");
        }
        if (kind == Address.Kind.FILE) {
            return new Ended.Refused(where + " cannot be read as a video: " + e.getMessage());
        }
        Set<Integer> hopeless =
                Set.of(
                        0,
                        AVERROR_BUG(),
                        AVERROR_DECODER_NOT_FOUND(),
                        AVERROR_DEMUXER_NOT_FOUND(),
                        AVERROR_PROTOCOL_NOT_FOUND(),
                        AVERROR_HTTP_BAD_REQUEST());
        if (hopeless.contains(e.code())) {
            return new Ended.Refused(where + ": " + e.getMessage());
        }
        if (patience.isOver()) {
            return new Ended.Lost(
                    where + " did not answer within " + spec.connectTimeout().toSeconds() + " s");
        }
        return new Ended.Lost(where + ": " + e.getMessage());
    }
}
