package io.vedette.media.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

/** What FFmpeg's return codes mean. */
final class Av {
    private Av() {}

    /** Passes a code that is no error through. */
    static int check(int code, String what) {
        if (code < 0) {
            throw new MediaException(what + ": " + text(code));
        }
        return code;
    }

    static String text(int code) {
        byte[] text = new byte[128];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, java.nio.charset.StandardCharsets.UTF_8);
    }
}
