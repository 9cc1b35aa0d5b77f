package io.vedette.stream.ffmpeg.internal;

import io.vedette.spi.stream.StreamSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to connect to, and what FFmpeg may use for it. Containers that name other files or hosts
 * are left out of what a file may be, and only the protocols of the address's own scheme are
 * allowed, so a stream cannot make the server read something else.
 *
 * @param url as FFmpeg wants it; may carry credentials
 * @param kind of address
 * @param options of FFmpeg's demuxer and protocols
 */
record Address(String url, Kind kind, Map<String, String> options) {
    private static final String FILES =
            "mov,matroska,avi,mpegts,mpeg,mpegvideo,m4v,flv,live_flv,asf,ogg,h264,hevc,vvc,av1,obu,"
                    + "ivf,mjpeg,jpeg_pipe,mxf,nut,dv,rm,wtv,gif,yuv4mpegpipe,nsv,vc1,dnxhd";

    private static final String PICTURES = "jpeg_pipe,png_pipe,bmp_pipe,webp_pipe,tiff_pipe,mjpeg";

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
                options.put("protocol_whitelist", "file");
                options.put("format_whitelist", FILES);
                return new Address("file:" + path(uri), Kind.FILE, options);
            }
            case "rtsp" -> {
                options.put("protocol_whitelist", "rtsp,rtp,tcp,udp");
                options.put("rtsp_transport", transport);
                options.put("timeout", micros);
                // probing for the frame rate alone takes seconds
                options.put("fpsprobesize", "0");
                options.put("analyzeduration", "200000");
                return new Address(uri.toString(), Kind.RTSP, options);
            }
            case "http", "https" -> {
                options.put("protocol_whitelist", "http,https,tcp,tls,crypto");
                options.put("format_whitelist", FILES + ",mpjpeg,hls");
                options.put("rw_timeout", micros);
                return new Address(uri.toString(), Kind.HTTP, options);
            }
            default ->
                    throw new AvException(
                            0, "addresses of scheme '" + scheme + "' are not served here");
        }
    }

    /** The address of one picture, whatever its name ends in. */
    static Address picture(Path file) {
        return new Address(
                "file:" + file.toAbsolutePath(),
                Kind.FILE,
                Map.of("protocol_whitelist", "file", "format_whitelist", PICTURES));
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
