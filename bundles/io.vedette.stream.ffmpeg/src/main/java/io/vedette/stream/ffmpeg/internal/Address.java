package io.vedette.stream.ffmpeg.internal;

import io.vedette.spi.stream.StreamSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where to connect to, and what FFmpeg may use for it. Containers that name other files or hosts
 * are left out of what a file may be, and only the protocols of the address's own scheme are
 * allowed, so a stream cannot make the server read something else.
 *
 * @param url as FFmpeg wants it; may carry credentials
 * @param kind of address
 * @param options of FFmpeg's demuxer and protocols
 * @param demuxer that reads it; empty where FFmpeg finds out itself
 */
record Address(String url, Kind kind, Map<String, String> options, String demuxer) {
    private static final String FILES =
            "mov,matroska,avi,mpegts,mpeg,mpegvideo,m4v,flv,live_flv,asf,ogg,h264,hevc,vvc,av1,obu,"
                    + "ivf,mjpeg,jpeg_pipe,png_pipe,bmp_pipe,webp_pipe,tiff_pipe,mxf,nut,dv,rm,wtv,gif,yuv4mpegpipe,nsv,vc1,dnxhd";

    enum Kind {
        FILE,
        RTSP,
        HTTP
    }

    /** Reads an address. */
    static Address of(StreamSpec spec, String transport) throws AvException {
        URI uri = spec.uri();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        Map<String, String> options = new LinkedHashMap<>();
        String micros = Long.toString(spec.connectTimeout().toNanos() / 1000);
        switch (scheme) {
            case "file" -> {
                return file(path(uri));
            }
            case "rtsp" -> {
                options.put("protocol_whitelist", "rtsp,rtp,tcp,udp");
                options.put("rtsp_transport", transport);
                options.put("timeout", micros);
                // probing for the frame rate alone takes seconds
                options.put("fpsprobesize", "0");
                options.put("analyzeduration", "200000");
                return new Address(uri.toString(), Kind.RTSP, options, "");
            }
            case "http", "https" -> {
                options.put("protocol_whitelist", "http,https,tcp,tls,crypto");
                options.put("format_whitelist", FILES + ",mpjpeg,hls");
                options.put("rw_timeout", micros);
                return new Address(uri.toString(), Kind.HTTP, options, "");
            }
            default ->
                    throw new AvException(
                            0, "addresses of scheme '" + scheme + "' are not served here");
        }
    }

    /** The address of a file that is there. */
    static Address file(Path path) throws AvException {
        return new Address(
                "file:" + path.toAbsolutePath(),
                Kind.FILE,
                Map.of("protocol_whitelist", "file", "format_whitelist", FILES),
                picture(path).orElse(""));
    }

    /**
     * The demuxer of a picture, by what the file begins with: FFmpeg's own guess goes by the name,
     * which may be a pattern that stands for other files.
     */
    private static Optional<String> picture(Path file) throws AvException {
        byte[] head = new byte[12];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        } catch (IOException e) {
            throw new AvException(0, file + " cannot be read: " + e);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg_pipe");
        }
        if (text.startsWith("\u0089PNG")) {
            return Optional.of("png_pipe");
        }
        if (text.startsWith("BM")) {
            return Optional.of("bmp_pipe");
        }
        if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
            return Optional.of("webp_pipe");
        }
        return text.startsWith("II*\0") || text.startsWith("MM\0*")
                ? Optional.of("tiff_pipe")
                : Optional.empty();
    }

    private static Path path(URI uri) throws AvException {
        Path path;
        try {
            path = Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw new AvException(0, "not a file's address: " + e.getMessage());
        }
        if (!Files.exists(path)) {
            throw new AvException(0, "there is no file " + path);
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new AvException(0, path + " is not a readable file");
        }
        return path.toAbsolutePath();
    }
}
