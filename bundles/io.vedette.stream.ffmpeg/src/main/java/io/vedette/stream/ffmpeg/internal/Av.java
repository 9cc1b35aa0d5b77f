package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/** What FFmpeg's return codes mean. */
final class Av {
    private Av() {}

    /** Passes a code that is no error through. */
    static int check(int code, String what) throws AvException {
        if (code < 0) {
            throw new AvException(code, what + ": " + text(code));
        }
        return code;
    }

    /** FFmpeg's own words. */
    static String text(int code) {
        byte[] text = new byte[128];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
