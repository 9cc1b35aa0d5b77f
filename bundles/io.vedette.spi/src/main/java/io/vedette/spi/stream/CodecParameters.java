package io.vedette.spi.stream;

import io.vedette.spi.Size;
import java.util.Objects;

/**
 * What one needs to know to store or decode packets.
 *
 * @param codec FFmpeg's codec name: {@code h264}, {@code hevc}, {@code mjpeg}, ...
 * @param size coded picture size
 * @param extradata codec headers (avcC, SPS/PPS), possibly empty
 * @param timeBaseNum numerator of the packets' time unit in seconds
 * @param timeBaseDen denominator of it
 * @param profile FFmpeg's profile number, or -99 where unknown
 * @param level FFmpeg's level number, or -99
 * @param reorderDelay frames the decoder holds back (B-frames)
 * @param pixelFormat FFmpeg's name, e.g. {@code yuv420p}, or empty
 */
public record CodecParameters(
        String codec,
        Size size,
        byte[] extradata,
        int timeBaseNum,
        int timeBaseDen,
        int profile,
        int level,
        int reorderDelay,
        String pixelFormat) {
    /** Copies the headers. */
    public CodecParameters {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(size, "size");
        extradata = extradata.clone();
        if (timeBaseNum < 1 || timeBaseDen < 1) {
            throw new IllegalArgumentException(
                    "not a time base: " + timeBaseNum + "/" + timeBaseDen);
        }
    }

    /** Seconds of one tick. */
    public double tick() {
        return (double) timeBaseNum / timeBaseDen;
    }
}
