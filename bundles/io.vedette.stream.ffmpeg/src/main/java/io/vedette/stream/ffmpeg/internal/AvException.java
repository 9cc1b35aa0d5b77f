package io.vedette.stream.ffmpeg.internal;

/** FFmpeg refused something. */
final class AvException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    AvException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
